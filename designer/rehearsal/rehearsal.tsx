import type { PanelProps } from '../model.ts';

export const Rehearsal = (_: PanelProps) => null;
