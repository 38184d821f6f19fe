"use client"

import { useAddressFilter } from "../../use-address-filter.ts"
import { filterOf, paramsOf } from "./filter.ts"

const spelling = { filterOf, paramsOf }

export const useFilter = () => useAddressFilter(spelling)
