import { router, write } from "../procedure.ts"
import { changeEmail, confirmEmail } from "./account.actions.ts"

export const accountRouter = router({
  confirmEmail: write(confirmEmail),
  changeEmail: write(changeEmail),
})
