/** The life of a worker process. Its claims are worth as much as its signs of life. */

/** A sign is given every second; without one for this long the claims are freed. */
export const deadAfterMs = 3_000
