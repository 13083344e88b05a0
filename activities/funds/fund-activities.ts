import type { Balances, Fund } from '../../domain/mdf/fund.schema.ts';

/** What the workflow of a fund does. */
export interface FundActivities {
  /** The fund with what it holds now; undefined: there is none. */
  readFund(input: { fundId: string }): Promise<FundStanding | undefined>;
  /** Adds shares of deals that were won after an instant, some hundred at most. Each deal adds once. */
  accrueShares(input: { fundId: string; after: string }): Promise<Accrued>;
  /** An e-mail to the fund's owner, once for each step. */
  tellFundOwner(input: FundMailInput): Promise<void>;
  /** Nothing can be reserved any more; answers what nobody has reserved, which stays so from then on. */
  endFund(input: { fundId: string }): Promise<FundRest>;
  /** What nobody has reserved goes back to the vendor. Idempotent. */
  returnRest(input: { fundId: string; rest: FundRest }): Promise<void>;
  /** The same money is put into another fund. Idempotent. False: there is no such fund, or it takes no more. */
  carryOver(input: { fundId: string; into: string; amount: number }): Promise<{ carried: boolean }>;
}

/** A fund as its workflow sees it. No personal data; amounts in minor units of its currency. */
export interface FundStanding extends Pick<Fund, 'id' | 'currency' | 'period' | 'atEnd' | 'status'> {
  readonly unallocated: number;
  /** Over all its allocations. */
  readonly balances: Balances;
  /** How many of its allocations take shares of won deals. */
  readonly accruing: number;
}

export interface Accrued {
  /** Deals that were won until then are done. */
  readonly until: string;
  /** There are more: ask again. */
  readonly more: boolean;
  /** The fund has too little left for the next deal. */
  readonly short: boolean;
  /** Deals for which there is no exchange rate. */
  readonly unconverted: number;
}

export interface FundRest {
  readonly unallocated: number;
  readonly allocations: readonly { readonly allocationId: string; readonly amount: number }[];
}

export interface FundMailInput {
  readonly fundId: string;
  /** Unique in the fund. */
  readonly step: string;
  readonly message:
    | { readonly what: 'ends-soon' | 'nothing-to-accrue-from' }
    /** `into`: the fund that it was to be carried to. */
    | {
        readonly what: 'ended';
        readonly amount: number;
        readonly into?: string | undefined;
        readonly carried: boolean;
      };
  /** What the fund held when it was due. */
  readonly standing: FundStanding;
}
