import { describeLedger } from "./contract.ts"
import { createMemoryStage } from "./memory-stage.ts"

describeLedger("memory", createMemoryStage())
