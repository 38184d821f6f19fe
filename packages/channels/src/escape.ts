/** What services would interpret, made plain. Pure. */

/** Services link such an address by themselves, and would show the backslashes in it. */
const plainAddress = /^https?:\/\/[\w./:?=&%#-]+$/

/** Backslashes before what is Markdown anywhere: Discord, Mattermost, Zulip. */
export const escapeMarkdown = (text: string): string =>
  plainAddress.test(text) ? text : text.replace(/[\\`*_~|<>[\]#$]/g, "\\$&")

/** Nobody is called by a name: a space without width stands behind the sign. */
export const disarmMentions = (text: string): string => text.replaceAll("@", "@\u200b")

/** The three characters that Slack's format asks for; a mention is written with the first. */
export const escapeSlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** As text of HTML, also in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
