/** Something was understood and not done: the command ends with exit code 1. */
export class Refused extends Error {}
