/** How a secret looks to whoever may not see it; the same text sent back means "keep what is stored". Safe in the browser. */
export const hiddenSecret = "[secret]"
