import type { CaseRef } from '../../../activities/activities.ts';

/** What may be asked of the conflict check, about slots named by letters. */
export type Step =
  | {
      readonly kind: 'claim' | 'join' | 'release' | 'award';
      readonly deal: string;
      readonly slots: readonly string[];
    }
  | { readonly kind: 'account'; readonly slot: string };

/** The conflict check in plain words: what the store must come to, one step after another. */
export class ConflictModel {
  readonly holders = new Map<string, string>();
  readonly accounts = new Set<string>();
  readonly queue: { readonly deal: string; readonly slots: readonly string[] }[] = [];
  readonly #released = new Map<string, string[]>();
  readonly #awarded = new Map<string, string[]>();

  /** What the step comes to: an outcome, or those who are offered or lose the customer. */
  take(step: Step): unknown {
    if (step.kind !== 'account') return this[step.kind](step.deal, step.slots);
    this.accounts.add(step.slot);
    return undefined;
  }

  claim(deal: string, slots: readonly string[]): 'held' | 'taken' {
    if (this.blocked(deal, slots)) return 'taken';
    for (const slot of slots) this.holders.set(slot, deal);
    return 'held';
  }

  join(deal: string, slots: readonly string[]): 'held' | 'queued' {
    const place = this.queue.findIndex((waiting) => waiting.deal === deal);
    if (!this.blocked(deal, slots)) {
      if (place >= 0) this.queue.splice(place, 1);
      for (const slot of slots) this.holders.set(slot, deal);
      return 'held';
    }
    if (place >= 0 && key(this.queue[place]?.slots ?? []) === key(slots)) return 'queued';
    if (place >= 0) this.queue.splice(place, 1);
    this.queue.push({ deal, slots });
    return 'queued';
  }

  /** Who is offered what was given up, first come first. */
  release(deal: string, slots: readonly string[]): string[] {
    const step = `${deal} ${key(slots)}`;
    const held = slots.filter((slot) => this.holders.get(slot) === deal);
    const place = this.queue.findIndex(
      (waiting) => waiting.deal === deal && waiting.slots.some((slot) => slots.includes(slot)),
    );
    if (held.length === 0 && place < 0) return this.#released.get(step) ?? [];
    if (place >= 0) this.queue.splice(place, 1);
    for (const slot of held) this.holders.delete(slot);
    const heirs = this.#handOn(held);
    this.#released.set(step, heirs);
    return heirs;
  }

  award(deal: string, slots: readonly string[]): string[] {
    const step = `${deal} ${key(slots)}`;
    const place = this.queue.findIndex((waiting) => waiting.deal === deal);
    if (place >= 0) this.queue.splice(place, 1);
    const losers = slots.map((slot) => this.holders.get(slot)).filter((held) => held !== deal);
    if (losers.length === 0 && place < 0) return this.#awarded.get(step) ?? [];
    for (const slot of slots) this.holders.set(slot, deal);
    const lost = [...new Set(losers.flatMap((loser) => loser ?? []))].sort();
    if (losers.length > 0) this.#awarded.set(step, lost);
    return lost;
  }

  blocked(deal: string, slots: readonly string[]): boolean {
    return slots.some((slot) => {
      const holder = this.holders.get(slot);
      return holder === undefined ? this.accounts.has(slot) : holder !== deal;
    });
  }

  #handOn(given: readonly string[]): string[] {
    const heirs: string[] = [];
    for (const { deal, slots } of [...this.queue]) {
      if (!slots.some((slot) => given.includes(slot)) || this.blocked(deal, slots)) continue;
      this.queue.splice(
        this.queue.findIndex((waiting) => waiting.deal === deal),
        1,
      );
      for (const slot of slots) this.holders.set(slot, deal);
      heirs.push(deal);
    }
    return heirs;
  }
}

const key = (slots: readonly string[]) => [...slots].sort().join();

/** The ids of those who are to be told that a release offered them the customer. */
export function offered({ offeredTo }: { offeredTo: readonly CaseRef[] }): string[] {
  return offeredTo.map(({ dealId }) => dealId);
}
