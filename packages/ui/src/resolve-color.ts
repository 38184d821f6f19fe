/** A CSS colour that may use variables and `light-dark()`, as the plain colour it is here and now. Browser only. */
export const resolveColor = (color: string): string => {
  const probe = document.createElement("span")
  probe.style.color = color
  document.body.append(probe)
  const resolved = getComputedStyle(probe).color
  probe.remove()
  return resolved
}
