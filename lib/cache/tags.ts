import type { Layer } from './layers.ts';

/**
 * Tags of the cache's own, beside those of the data. They need not be stored in an entry: its key and layer say them.
 * Clearing a layer, dropping one key, erasing a user and retiring a build are bumps like any other.
 */
export const layerTag = (layer: Layer): string => `L:${layer}`;
export const keyTag = (key: string): string => `k:${key}`;

/** A build's tag (`b:`): rendered output carries it. */
export const buildTag = (buildId: string): string => `b:${buildId}`;
