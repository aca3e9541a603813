/** Thrown by a proof that cannot be led here, with the reason. */
export class Skip extends Error {}
