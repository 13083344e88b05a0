import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import type {
  Activities,
  AutomaticInput,
  CaseRef,
  CheckAnswer,
  ClaimInput,
  ClaimResult,
  KeepAgreementInput,
  ProgramMessageInput,
  SendMessageInput,
  StartCaseInput,
} from '../../activities/activities.ts';
import type { OpenAttemptInput } from '../../activities/learning/attempt-activities.ts';
import { addBusinessTime, endOfDay, startOfDay } from '../../domain/calendar/business-time.rules.ts';
import type { CaseView, TimelineEntry } from '../../domain/cases/case.schema.ts';
import { caseWorkflowId } from '../../domain/ids.ts';
import { evaluateAll } from '../../domain/programs/expressions.rules.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';

/** Who has which vendor role in a test, and what the workflow asked of the world. */
export interface World {
  readonly roles: Record<string, string[]>;
  readonly mails: SendMessageInput[];
  readonly views: Map<string, CaseView>;
  /** Who has left the partner for which they opened a case. */
  readonly gone: Set<string>;
  readonly trail: TimelineEntry[];
  /** The same by the case's id. */
  readonly trails: Map<string, TimelineEntry[]>;
  readonly started: unknown[];
  /** Slot → who holds it. */
  readonly holders: Map<string, CaseRef & { partnerId: string; since: string }>;
  readonly queue: (CaseRef & { slots: readonly string[]; partnerId: string })[];
  /**
   * Check → what it answers, one after another, the last for ever; `pass` for a check that is not named. `failing`: it
   * fails technically and is tried again; `unknown`: the installation has no such check.
   */
  readonly checks: Record<string, (CheckAnswer | CheckAnswer['outcome'] | 'failing' | 'unknown')[]>;
  /** What was asked of checks, every attempt. */
  readonly checked: AutomaticInput[];
  /**
   * Action → what it answers, or why it refuses (`type`: of the failure), or how it comes to its answer; nothing for one
   * that is not named.
   */
  readonly actions: Record<
    string,
    FormValues | { readonly refuses: string; readonly type?: string } | (() => Promise<FormValues>)
  >;
  readonly acted: AutomaticInput[];
  /** Percentages of attempts at quizzes, one after another; 100 when none is left. */
  readonly scores: number[];
  /** Person → milliseconds more that they have for each attempt. */
  readonly extraTime: Record<string, number>;
  readonly attempts: OpenAttemptInput[];
  /** Banks of questions that this installation has not. */
  readonly missingBanks: Set<string>;
  readonly webhooks: AutomaticInput[];
  readonly startedCases: StartCaseInput[];
  readonly agreements: KeepAgreementInput[];
  readonly programMails: ProgramMessageInput[];
  /** Who is away → who stands in. */
  readonly standIns: Record<string, string>;
  /** Person → whom it reports to. */
  readonly reportsTo: Record<string, string>;
  /** People of partners who have no access. */
  readonly noAccess: Set<string>;
}

export function createWorld(): World {
  const roles = {
    'channel-manager': ['P-CHANNE0001', 'P-CHANNE0002'],
    'channel-director': ['P-DIRECT0001'],
    finance: ['P-FINANCE001'],
    ops: ['P-0PS0000001'],
    owner: ['P-0WNER00001'],
  };
  return {
    roles,
    mails: [],
    views: new Map(),
    gone: new Set(),
    trail: [],
    trails: new Map(),
    started: [],
    holders: new Map(),
    queue: [],
    checks: {},
    checked: [],
    actions: {},
    acted: [],
    scores: [],
    extraTime: {},
    attempts: [],
    missingBanks: new Set(),
    webhooks: [],
    startedCases: [],
    agreements: [],
    programMails: [],
    standIns: {},
    reportsTo: {},
    noAccess: new Set(),
  };
}

const alone = ({ noAccess }: World, personId: string) => ({
  assignees: noAccess.has(personId) ? [] : [personId],
  fellBack: noAccess.has(personId),
});

/** The activities over plain memory: what workflow tests need of them, nothing of how the store does it. */
export function memoryActivities(world: World): Activities {
  const take = (ref: CaseRef & { partnerId: string }, slots: readonly string[]) => {
    for (const slot of slots) world.holders.set(slot, { ...ref, since: new Date().toISOString() });
  };
  const claim = async (input: ClaimInput): Promise<ClaimResult> => {
    const { dealId, workflowId, partnerId, slots } = input;
    const at = new Date().toISOString();
    const other = slots.map((slot) => world.holders.get(slot)).find((held) => held && held.dealId !== dealId);
    if (!other) {
      take({ dealId, workflowId, partnerId }, slots);
      return { outcome: 'held', at, nearMatches: [] };
    }
    const conflict = {
      kind: 'deal' as const,
      holderId: other.dealId,
      partnerId: other.partnerId,
      heldSince: other.since,
      matchedKeys: slots.slice(0, 1),
    };
    return { outcome: 'taken', at, conflict, nearMatches: [] };
  };
  return {
    claimCustomer: claim,
    async joinQueue(input) {
      const result = await claim(input);
      if (result.outcome === 'held') return result;
      world.queue.push({ ...input });
      return { ...result, outcome: 'queued' };
    },
    async releaseCustomer({ dealId }) {
      const waiting = world.queue.findIndex((entry) => entry.dealId === dealId);
      if (waiting >= 0) world.queue.splice(waiting, 1);
      for (const [slot, held] of world.holders) if (held.dealId === dealId) world.holders.delete(slot);
      const next = world.queue.find(({ slots }) => slots.every((slot) => !world.holders.has(slot)));
      if (!next) return { offeredTo: [] };
      world.queue.splice(world.queue.indexOf(next), 1);
      take(next, next.slots);
      return { offeredTo: [{ dealId: next.dealId, workflowId: next.workflowId }] };
    },
    async awardCustomer({ slots, to, partnerId }) {
      const losers = new Map<string, CaseRef>();
      for (const slot of slots) {
        const held = world.holders.get(slot);
        if (held && held.dealId !== to.dealId)
          losers.set(held.dealId, { dealId: held.dealId, workflowId: held.workflowId });
      }
      take({ ...to, partnerId }, slots);
      return { lostBy: [...losers.values()] };
    },
    async recordCase({ view, entries }) {
      world.views.set(view.id, view);
      world.trail.push(...entries);
      world.trails.set(view.id, [...(world.trails.get(view.id) ?? []), ...entries]);
    },
    async planTask({
      role,
      reportOf,
      fallbackRole,
      excludePersonIds,
      personId,
      opener,
      calendar,
      from,
      businessSpans,
      elapsed,
    }) {
      const managers = (reportOf ?? []).flatMap((id) => world.reportsTo[id] ?? []);
      const able = role === 'line-manager' ? [...new Set(managers)] : (world.roles[role] ?? []);
      const found = able.filter((id) => !excludePersonIds.includes(id));
      const moments = businessSpans.map((span) => addBusinessTime(calendar, from, span, elapsed));
      if (personId !== undefined) return { ...alone(world, personId), moments };
      const fellBack = found.length === 0;
      const asked = fellBack ? (world.roles[fallbackRole] ?? []) : found;
      const away = asked.filter((id) => world.standIns[id]);
      const standsInFor = Object.fromEntries(away.map((id) => [world.standIns[id], id]));
      return {
        ...{ assignees: asked.map((id) => world.standIns[id] ?? id), fellBack, moments },
        ...(away.length > 0 ? { standsInFor } : {}),
        ...(world.gone.has(opener ?? '') ? { openerGone: true as const } : {}),
      };
    },
    async sendMessage(input) {
      world.mails.push(input);
    },
    async startTransferredDeal({ input }) {
      world.started.push(input);
    },
    evaluate: async (input) => evaluateAll(input),
    startOfDay: async ({ date, timeZone }) => ({ at: startOfDay(date, timeZone) }),
    endOfDay: async ({ date, timeZone }) => ({ at: endOfDay(date, timeZone) }),
    digest: async ({ text }) => ({ hash: createHash('sha256').update(text).digest('hex') }),
    async sendProgramMessage(input) {
      world.programMails.push(input);
    },
    async runCheck(input) {
      world.checked.push(input);
      const script = world.checks[input.name] ?? [];
      const answer = (script.length > 1 ? script.shift() : script[0]) ?? 'pass';
      if (answer === 'failing') throw new Error('The check does not answer.');
      if (answer === 'unknown')
        throw ApplicationFailure.nonRetryable(`There is no check ${input.name}.`, 'unknown-name');
      return typeof answer === 'string' ? { outcome: answer, detail: `It says ${answer}.` } : answer;
    },
    async runAction(input) {
      world.acted.push(input);
      const scripted = world.actions[input.name] ?? {};
      const answer = typeof scripted === 'function' ? await scripted() : scripted;
      if (typeof answer.refuses === 'string')
        throw ApplicationFailure.nonRetryable(answer.refuses, String(answer.type ?? 'action-refused'));
      return answer as FormValues;
    },
    async openAttempt(input) {
      world.attempts.push(input);
      const { at, timeLimit, personId, bank } = input;
      if (world.missingBanks.has(bank))
        throw ApplicationFailure.nonRetryable(`There is no bank of questions ${bank}.`, 'unknown-name');
      if (timeLimit === undefined) return {};
      const span = timeLimit + (world.extraTime[personId] ?? 0);
      return { endsAt: new Date(Date.parse(at) + span).toISOString() };
    },
    async gradeAttempt() {
      return { percent: world.scores.shift() ?? 100 };
    },
    async callWebhook(input) {
      world.webhooks.push(input);
    },
    async startCase(input) {
      world.startedCases.push(input);
      const { caseId, programId, partner } = input;
      return { caseId, workflowId: caseWorkflowId(programId, partner.id, caseId) };
    },
    async keepAgreement(input) {
      world.agreements.push(input);
      const pdfHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
      return { documentId: 'F-0000000001', pdfHash };
    },
  };
}
