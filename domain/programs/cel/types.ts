import { fractionDigits } from '../../money.ts';

const dayMs = 86_400_000;

/** A day of the calendar in conditions, without a time zone: `2027-03-31`. */
export class CivilDate {
  /** Days since 1970-01-01. */
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }

  /** The day that a text names; undefined if there is none such. */
  static parse(text: string): CivilDate | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    const at = Date.parse(`${text}T00:00:00Z`);
    const day = new CivilDate(at / dayMs);
    return Number.isNaN(at) || day.toString() !== text ? undefined : day;
  }

  /** The day at which an instant lies, in UTC. */
  static at(instant: Date): CivilDate {
    return new CivilDate(Math.floor(instant.getTime() / dayMs));
  }

  /** The start of the day, in UTC. */
  toDate(): Date {
    return new Date(this.day * dayMs);
  }

  toString(): string {
    return this.toDate().toISOString().slice(0, 10);
  }
}

/** Money in conditions: whole units, as people say it. */
export class MoneyValue {
  readonly amount: number;
  readonly currency: string;
  constructor(amount: number, currency: string) {
    this.amount = amount;
    this.currency = currency;
  }

  toJSON(): { amount: number; currency: string } {
    return { amount: Math.round(this.amount * 10 ** fractionDigits(this.currency)), currency: this.currency };
  }
}

/** A file in conditions: its name, media type, size and SHA-256. */
export class FileValue {
  readonly name: string;
  readonly type: string;
  readonly size: bigint;
  readonly sha256: string;
  readonly #given: Readonly<Record<string, unknown>>;
  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
    this.name = String(given.name ?? '');
    this.type = String(given.type ?? '');
    this.size = BigInt(Number.isSafeInteger(given.size) ? (given.size as number) : 0);
    this.sha256 = String(given.sha256 ?? '');
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return this.#given;
  }
}
