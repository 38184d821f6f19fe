import { describeSeeds } from "./describe-seeds.ts"

describeSeeds(3)
