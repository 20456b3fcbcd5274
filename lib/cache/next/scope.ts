import type { HandlerState } from './handler-state.ts';
import type { HandlerContext } from './next-values.ts';
import type { Renders } from './renders.ts';

/** What one call of the handler works with. */
export type Scope = { state: HandlerState; context: HandlerContext; renders: Renders };
