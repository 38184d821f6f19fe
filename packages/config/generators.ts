/** Every generated file that is kept in the repository, and the module whose `render()` returns its text. */
export const generators: readonly { path: string; by: string }[] = []
