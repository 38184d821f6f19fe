/** How many of the newest attempts a monitor's page asks for, and keeps as more come in. */
export const keptBeats = 60
