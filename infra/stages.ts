/** The stages that an installation can have; one account may hold them all. */
export const stages = ['prod', 'staging', 'dev'] as const;
export type Stage = (typeof stages)[number];

/** What a stage keeps. */
export interface StageRules {
  /** No deployment deletes its data, and the table and its stack refuse to be deleted. */
  readonly keepsData: boolean;
  /** For how many days backups by day, and by month, are kept; besides point-in-time recovery, which every stage has. */
  readonly backups?: { readonly daily: number; readonly monthly?: number };
}

export const stageRules: Readonly<Record<Stage, StageRules>> = {
  prod: { keepsData: true, backups: { daily: 35, monthly: 365 } },
  staging: { keepsData: true, backups: { daily: 7 } },
  dev: { keepsData: false },
};

/** A name that the account knows once: `Throughline` in production, `Throughline-staging` beside it. */
export function nameIn(stage: Stage): string {
  return stage === 'prod' ? 'Throughline' : `Throughline-${stage}`;
}

/** The id of a stack, which is its name, by that of production: `ThroughlineData` is `Throughline-staging-Data` elsewhere. */
export function stackIn(stage: Stage, name: `Throughline${string}`): string {
  return stage === 'prod' ? name : name.replace('Throughline', `${nameIn(stage)}-`);
}
