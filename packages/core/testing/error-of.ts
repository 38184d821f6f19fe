/** The error that a procedure answers with. Throws when it answers otherwise. */
import { type AppError, isAppError } from "@nightjar/kit/error"

export const errorOf = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => undefined,
    (thrown: { cause?: unknown }) => thrown.cause,
  )
  if (!isAppError(error)) throw new Error(`expected an AppError, got ${error}`)
  return error
}
