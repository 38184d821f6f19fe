/** Crossing to another host: a one-time code, handed over by a form so that it stands in no address. */
export interface Arrival {
  /** `/api/arrive` on the host where the person is going. */
  url: string
  code: string
}

export const arrive = ({ url, code }: Arrival): void => {
  const form = document.createElement("form")
  form.method = "post"
  form.action = url
  const field = document.createElement("input")
  field.type = "hidden"
  field.name = "code"
  field.value = code
  form.append(field)
  document.body.append(form)
  form.submit()
}
