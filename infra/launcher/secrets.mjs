// @ts-check
import { randomBytes } from "node:crypto"
import { readJson, writeJson } from "./files.mjs"

/**
 * @typedef {object} Secrets
 * @property {string} ENCRYPTION_KEYS `id:base64 of 32 bytes`, newest first
 * @property {string} OPERATOR_TOKEN
 * @property {string} POSTGRES_PASSWORD of the embedded database
 * @property {string} STRIPE_SECRET_KEY of the pretend Stripe
 * @property {string} STRIPE_WEBHOOK_SECRET of the pretend Stripe
 */

/**
 * Made on first start, kept in `secrets.json`. What the user sets in the environment wins.
 * @param {string} file
 * @returns {Secrets}
 */
export const keepSecrets = (file) => {
  const kept = readJson(file) ?? {}
  const secrets = {
    ENCRYPTION_KEYS: kept.ENCRYPTION_KEYS ?? `k1:${randomBytes(32).toString("base64")}`,
    OPERATOR_TOKEN: kept.OPERATOR_TOKEN ?? randomBytes(32).toString("base64url"),
    POSTGRES_PASSWORD: kept.POSTGRES_PASSWORD ?? randomBytes(24).toString("base64url"),
    STRIPE_SECRET_KEY: kept.STRIPE_SECRET_KEY ?? `sk_pretend_${randomBytes(16).toString("hex")}`,
    STRIPE_WEBHOOK_SECRET: kept.STRIPE_WEBHOOK_SECRET ?? `whsec_${randomBytes(16).toString("hex")}`,
  }
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeJson(file, secrets)
  return secrets
}
