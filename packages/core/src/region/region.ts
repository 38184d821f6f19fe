/** Where a monitor is checked from. */

/** The code of the region `default`, which the migration makes. */
export const defaultRegion = 1
