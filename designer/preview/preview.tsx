import type { PanelProps } from '../model.ts';

export const Previews = (_: PanelProps) => null;
