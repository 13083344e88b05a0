/** Why a change cannot be made, in words for the person. Thrown inside of editing alone, and caught by `applyChanges`. */
export class Refusal extends Error {}
