/** What may be asked of a ledger with one fund, two allocations and four cases; amounts are small, so that they clash. */
export type Step =
  | OfFund<'raise'>
  | OfFund<'lower'>
  | OfAllocation<'add'>
  | OfAllocation<'take'>
  | OfAllocation<'accrue'>
  | { readonly kind: 'end' }
  | { readonly kind: 'rest'; readonly place: number }
  | { readonly kind: 'reserve'; readonly at: number; readonly place: number; readonly amount: number }
  | OfCase<'change'>
  | OfCase<'accept'>
  | { readonly kind: 'export'; readonly at: number }
  | { readonly kind: 'back'; readonly at: number }
  /** `more`: what the amount is off by. */
  | { readonly kind: 'confirm'; readonly at: number; readonly more: number }
  | { readonly kind: 'release'; readonly at: number };
interface OfFund<K> {
  readonly kind: K;
  readonly amount: number;
}
interface OfAllocation<K> extends OfFund<K> {
  readonly place: number;
}
interface OfCase<K> extends OfFund<K> {
  readonly at: number;
}

export const places = 2;

/** Whether a step is of one of these kinds. */
export const isOf = <K extends Step['kind']>(step: Step, ...kinds: K[]): step is Extract<Step, { kind: K }> =>
  (kinds as string[]).includes(step.kind);

const noMoney = () => ({ available: 0, reserved: 0, payable: 0, paid: 0, returned: 0 });
interface Case {
  readonly place: number;
  granted: number;
  reserved: number;
  released: number;
  closed: boolean;
  readonly payments: { amount: number; status: 'due' | 'exported' | 'paid' | 'void' }[];
}

/** The ledger in plain words: what each step must be answered with, and what must lie where afterwards. */
export class LedgerModel {
  unallocated = 0;
  withdrawn = 0;
  raised = 0;
  ended = false;
  readonly allocations = Array.from({ length: places }, noMoney);
  readonly cases = new Map<number, Case>();

  take(step: Step): string {
    if (step.kind === 'end') {
      this.ended = true;
      return 'done';
    }
    if (isOf(step, 'raise', 'lower')) return this.#fund(step);
    if (isOf(step, 'add', 'take', 'accrue', 'rest')) return this.#allocation(step);
    if (step.kind === 'reserve') return this.#reserve(step);
    const of = this.cases.get(step.at);
    if (step.kind === 'release') return `released ${of ? this.#release(of) : 0}`;
    if (isOf(step, 'change', 'accept')) return this.#claim(step, of);
    return of && isOf(step, 'export', 'back', 'confirm') ? this.#payment(step, of) : 'not-found';
  }

  #fund({ kind, amount }: Extract<Step, { kind: 'raise' | 'lower' }>): string {
    if (kind === 'raise') {
      if (this.ended) return 'ended';
      this.raised += amount;
      this.unallocated += amount;
      return 'done';
    }
    if (this.unallocated < amount) return `short ${this.unallocated}`;
    this.unallocated -= amount;
    this.withdrawn += amount;
    return 'done';
  }

  #allocation(step: Extract<Step, { kind: 'add' | 'take' | 'accrue' | 'rest' }>): string {
    const money = this.#money(step.place);
    if (step.kind === 'rest') {
      if (!this.ended) return 'not-now';
      this.#back(money, money.available);
      this.withdrawn += money.available;
      money.available = 0;
      return 'done';
    }
    if (this.ended) return 'ended';
    const { amount } = step;
    if (step.kind === 'take') {
      if (money.available < amount) return `short ${money.available}`;
      money.available -= amount;
      this.#back(money, amount);
      this.unallocated += amount;
      return 'done';
    }
    if (this.unallocated < amount) return `short ${this.unallocated}`;
    this.unallocated -= amount;
    money.available += amount;
    return 'done';
  }

  #back(money: ReturnType<typeof noMoney>, amount: number): void {
    money.returned += amount;
  }

  #reserve({ at, place, amount }: Extract<Step, { kind: 'reserve' }>): string {
    if (this.cases.has(at)) return 'not-now';
    if (this.ended) return 'ended';
    const money = this.#money(place);
    if (money.available < amount) return `short ${money.available}`;
    money.available -= amount;
    money.reserved += amount;
    this.cases.set(at, {
      place,
      granted: amount,
      reserved: amount,
      released: 0,
      closed: false,
      payments: [],
    });
    return 'done';
  }

  #claim({ kind, amount }: Extract<Step, { kind: 'change' | 'accept' }>, of: Case | undefined): string {
    if (!of) return 'not-found';
    if (of.closed) return 'case-closed';
    const money = this.#money(of.place);
    if (kind === 'accept') {
      if (of.reserved < amount) return `short ${of.reserved}`;
      of.reserved -= amount;
      money.reserved -= amount;
      money.payable += amount;
      of.payments.push({ amount, status: 'due' });
      return 'done';
    }
    const more = amount - of.granted;
    if (more > 0 && this.ended) return 'ended';
    if (more > money.available) return `short ${money.available}`;
    if (-more > of.reserved) return `short ${of.reserved}`;
    of.granted += more;
    of.reserved += more;
    money.reserved += more;
    if (more > 0) money.available -= more;
    else this.#home(money, -more);
    return 'done';
  }

  /** Of the last payment of a case. */
  #payment(step: Extract<Step, { kind: 'export' | 'back' | 'confirm' }>, of: Case): string {
    const payment = of.payments.at(-1);
    if (!payment) return 'not-found';
    if (step.kind === 'export') {
      if (payment.status !== 'due') return 'not due';
      payment.status = 'exported';
      return 'done';
    }
    if (step.kind === 'back') {
      if (payment.status === 'exported') payment.status = 'due';
      return 'done';
    }
    if (
      (step.kind === 'confirm' && step.more !== 0) ||
      payment.status === 'paid' ||
      payment.status === 'void'
    )
      return 'refused';
    payment.status = 'paid';
    const money = this.#money(of.place);
    money.payable -= payment.amount;
    money.paid += payment.amount;
    return 'done';
  }

  #release(of: Case): number {
    if (of.closed) return 0;
    of.closed = true;
    const money = this.#money(of.place);
    const due = of.payments.filter(({ status }) => status === 'due');
    const owed = due.reduce((sum, { amount }) => sum + amount, 0);
    for (const payment of due) payment.status = 'void';
    const released = of.reserved + owed;
    money.reserved -= of.reserved;
    money.payable -= owed;
    of.reserved = 0;
    of.released += released;
    this.#home(money, released);
    return released;
  }

  /** Back to the allocation, or past it when the period is over. */
  #home(money: ReturnType<typeof noMoney>, amount: number): void {
    if (!this.ended) money.available += amount;
    else {
      this.#back(money, amount);
      this.withdrawn += amount;
    }
  }

  #money(place: number) {
    return this.allocations[place] ?? noMoney();
  }
}
