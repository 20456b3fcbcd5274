import { Skeleton, VisuallyHidden } from '@mantine/core';
import { Panel } from './panel';

type PanelSkeletonProps = {
  title: string;
  /** Pixels: what the panel's content usually takes, so that nothing jumps when it arrives. */
  height: number;
  /** Said to whoever can't see that something is coming. */
  label: string;
};

export function PanelSkeleton({ title, height, label }: PanelSkeletonProps) {
  return (
    <Panel title={title}>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <Skeleton height={height} radius="sm" />
    </Panel>
  );
}
