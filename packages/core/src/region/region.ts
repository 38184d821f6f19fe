/** Where a monitor is checked from. */

/** The code of the region `default`, which the migration makes. */
export const defaultRegion = 1

/** Its name, as `WORKER_REGION` has it when it is not set. */
export const defaultRegionName = "default"
