import type { Process } from '../../domain/programs/process.schema.ts';
import { processOf } from './programs.ts';

/** The shortest program that has money: asked for, reserved, claimed, paid. */
export const moneyProgram = (): Promise<Process> =>
  processOf(`
program: funding
kind: mdf
version: 1
title: Funding
currency: EUR
exchangeRates: { USD: 0.92 }
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { finance: Finance }
starts: { by: partner, form: request, caseTitle: "{{ request.name }}" }
forms:
  request:
    title: Request
    fields:
      - { type: text, name: name, label: Name }
      - { type: money, name: amount, label: Amount, currencies: [EUR, USD] }
      - { type: date, name: from, label: First day }
      - { type: date, name: to, label: Last day }
  claim:
    title: Claim
    fields: [{ type: money, name: amount, label: Amount, currencies: [EUR, USD] }]
  payment:
    title: Paid
    fields:
      - { type: money, name: amount, label: Amount, currencies: [EUR, USD] }
      - { type: date, name: paidOn, label: Paid on }
      - { type: text, name: reference, label: Reference }
outcomes:
  done: { label: Done, tone: positive }
  lapsed: { label: Lapsed, tone: negative }
stages:
  - id: asking
    label: Being reserved
    steps:
      - step: action
        id: reserve
        action: reserve-funds
        with: { amount: request.amount, kind: '"event"', from: request.from, to: request.to, claimBy: request.to + days(60), rates: rates }
  - id: claiming
    label: To be claimed
    steps:
      - { step: form, id: claim, form: claim, by: partner, within: P30D, atSilence: { after: P60D, ends: lapsed } }
      - { step: action, id: accept, action: accept-claim, with: { amount: claim.amount, method: '"bank"' } }
  - id: paying
    label: To be paid
    steps:
      - { step: form, id: pay, form: payment, by: finance, serviceLevel: PT16H }
      - step: action
        id: paid
        action: confirm-payment
        with: { payment: accept.payment, amount: pay.amount, paidOn: pay.paidOn, reference: pay.reference }
`);
