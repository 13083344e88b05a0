import { defineSearchAttributeKey } from '@temporalio/common';

/**
 * What an admin can search cases by. Typed, and free of personal data: ids, stages, roles and amounts only.
 * docs/how-to/find-cases.md shows queries over them.
 */
export const searchAttributes = {
  program: defineSearchAttributeKey('Program', 'KEYWORD'),
  programVersion: defineSearchAttributeKey('ProgramVersion', 'INT'),
  partner: defineSearchAttributeKey('Partner', 'KEYWORD'),
  stage: defineSearchAttributeKey('Stage', 'KEYWORD'),
  waitingRole: defineSearchAttributeKey('WaitingRole', 'KEYWORD'),
  waitingSince: defineSearchAttributeKey('WaitingSince', 'DATETIME'),
  dueAt: defineSearchAttributeKey('DueAt', 'DATETIME'),
  /** In whole units of the program's currency. */
  amount: defineSearchAttributeKey('Amount', 'DOUBLE'),
  outcome: defineSearchAttributeKey('Outcome', 'KEYWORD'),
} as const;

/** `Name=Type` pairs as the dev server's command line and an operator's `temporal operator search-attribute create` take them. */
export const searchAttributeTypes: Readonly<Record<string, string>> = {
  Program: 'Keyword',
  ProgramVersion: 'Int',
  Partner: 'Keyword',
  Stage: 'Keyword',
  WaitingRole: 'Keyword',
  WaitingSince: 'Datetime',
  DueAt: 'Datetime',
  Amount: 'Double',
  Outcome: 'Keyword',
};
