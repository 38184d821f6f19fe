/** The columns of the list, shared by its head and its rows. */
export const rowGrid =
  "grid items-center gap-x-4 gap-y-2 grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[1.5rem_minmax(0,1fr)_11rem_4.5rem_4.5rem_5.5rem] lg:grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,13rem)_13rem_4.5rem_4.5rem_5.5rem]"
