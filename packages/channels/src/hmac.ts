/** HMAC with SHA-256, in base64. By Web Crypto, since definitions are loaded in browsers too. */
export const hmacBase64 = async (key: string, text: string): Promise<string> => {
  const bytes = new TextEncoder()
  const algorithm = { name: "HMAC", hash: "SHA-256" }
  const imported = await crypto.subtle.importKey("raw", bytes.encode(key), algorithm, false, ["sign"])
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes.encode(text)))))
}
