import { describeLedger } from "./contract.ts"
import { createPostgresStage } from "./postgres-stage.ts"

describeLedger("PostgreSQL", createPostgresStage)
