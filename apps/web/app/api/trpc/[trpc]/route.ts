import { web } from "../../../../src/wiring.ts"

const answer = (request: Request): Promise<Response> => web().handleTrpc(request)

export { answer as GET, answer as POST }
