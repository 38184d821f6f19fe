/** The doors: all that is asked before a tenant is known. Times are compared with the database's clock. */
import type { Door } from "@nightjar/db/door"

export const doors: readonly Door[] = [
  {
    name: "tenant_by_slug",
    args: { slug: "text" },
    returns: { id: "uuid", slug: "text", name: "text", plan: "text", suspended: "boolean" },
    reads: { tenant: ["id", "slug", "name", "plan", "suspended_at"] },
    body: "select id, slug, name, plan, suspended_at is not null from tenant where slug = arg_slug",
    reason: "The host name of a request names the tenant, before anything else is known of it.",
  },
  {
    name: "tenant_by_domain",
    args: { host: "text" },
    returns: { id: "uuid", slug: "text", name: "text", plan: "text", suspended: "boolean" },
    reads: { tenant: ["id", "slug", "name", "plan", "suspended_at"], domain: ["tenant_id", "host", "verified_at"] },
    body: `select t.id, t.slug, t.name, t.plan, t.suspended_at is not null from tenant t
      join domain d on d.tenant_id = t.id where d.host = arg_host and d.verified_at is not null`,
    reason: "A tenant's own host name, only while its proof holds.",
  },
  {
    name: "tenant_by_id",
    args: { id: "uuid" },
    returns: { id: "uuid", slug: "text", name: "text", plan: "text", suspended: "boolean" },
    reads: { tenant: ["id", "slug", "name", "plan", "suspended_at"] },
    body: "select id, slug, name, plan, suspended_at is not null from tenant where id = arg_id",
    reason: "A key or token names its tenant by id; so does the header that selects one.",
  },
  {
    name: "tenant_by_customer",
    args: { customer: "text" },
    returns: { id: "uuid", slug: "text", name: "text", plan: "text", suspended: "boolean" },
    reads: { tenant: ["id", "slug", "name", "plan", "suspended_at"], billing: ["tenant_id", "customer_id"] },
    body: `select t.id, t.slug, t.name, t.plan, t.suspended_at is not null from tenant t
      join billing b on b.tenant_id = t.id where b.customer_id = arg_customer`,
    reason: "A webhook of the vendor of payments names its customer and nothing else.",
  },
  {
    name: "only_tenant",
    args: {},
    returns: { id: "uuid", slug: "text", name: "text", plan: "text", suspended: "boolean" },
    reads: { tenant: ["id", "slug", "name", "plan", "suspended_at", "created_at"] },
    body: "select id, slug, name, plan, suspended_at is not null from tenant order by created_at, id limit 1",
    reason: "MULTI_TENANT=false: whatever host is asked, it is this one.",
  },
  {
    name: "user_by_email",
    args: { email: "text" },
    returns: { id: "uuid", email: "text", password_hash: "text" },
    reads: { user: ["id", "email", "password_hash"] },
    body: `select id, email, password_hash from "user" where email = arg_email`,
    reason: "Sign-in begins with an e-mail address.",
  },
  {
    name: "user_by_id",
    args: { id: "uuid" },
    returns: { id: "uuid", email: "text", password_hash: "text" },
    reads: { user: ["id", "email", "password_hash"] },
    body: `select id, email, password_hash from "user" where id = arg_id`,
    reason: "A change of password asks for the present one, which no tenant may read.",
  },
  {
    name: "create_user",
    args: { id: "uuid", email: "text", name: "text", password_hash: "text" },
    returns: { id: "uuid" },
    reads: { user: ["id", "email"] },
    writes: { user: ["insert (id, email, name, password_hash)"] },
    body: `insert into "user" (id, email, name, password_hash) values (arg_id, arg_email, arg_name, arg_password_hash)
      on conflict (email) do nothing returning id`,
    reason: "A person exists before the first tenant of theirs. No row comes back when the address is taken.",
  },
  {
    name: "rename_user",
    args: { id: "uuid", name: "text" },
    returns: { id: "uuid" },
    reads: { user: ["id"] },
    writes: { user: ["update (name)"] },
    body: `update "user" set name = arg_name where id = arg_id returning id`,
    reason: "A user belongs to many tenants, so none of them may write the row.",
  },
  {
    name: "change_password",
    args: { id: "uuid", password_hash: "text" },
    returns: { session_id: "uuid" },
    reads: {
      user: ["id"],
      session: ["id", "user_id"],
      arrival: ["user_id"],
      account_link: ["user_id", "purpose"],
    },
    writes: {
      user: ["update (password_hash)"],
      session: ["delete"],
      arrival: ["delete"],
      account_link: ["delete"],
    },
    body: `with changed as (
        update "user" set password_hash = arg_password_hash where id = arg_id returning id
      ), unused as (
        delete from arrival using changed where arrival.user_id = changed.id
      ), sent as (
        delete from account_link l using changed where l.user_id = changed.id and l.purpose = 'resetPassword'
      )
      delete from session using changed where session.user_id = changed.id returning session.id`,
    reason: "A changed password ends that person's sessions in every tenant, and it cannot be had without that.",
  },
  {
    name: "set_email",
    args: { id: "uuid", email: "text", verified: "boolean", undone_from: "timestamptz" },
    returns: { id: "uuid" },
    reads: { user: ["id", "email"], account_link: ["user_id", "purpose", "expires_at"] },
    writes: { user: ["update (email, email_verified_at)"], account_link: ["delete"] },
    body: `with changed as (
        update "user" set email = arg_email, email_verified_at = case when arg_verified then now() end
        where id = arg_id and not exists (select from "user" o where o.email = arg_email and o.id <> arg_id)
        returning id
      ), sent as (
        delete from account_link l using changed
        where l.user_id = changed.id
          and (l.purpose in ('resetPassword', 'confirmEmail') or l.expires_at > arg_undone_from)
      )
      select id from changed`,
    reason: "An address is a person's in all their tenants. No row comes back when it is somebody else's.",
  },
  {
    name: "tenants_of_user",
    args: { user_id: "uuid" },
    returns: { id: "uuid", slug: "text", name: "text", role: "text" },
    reads: { tenant: ["id", "slug", "name"], member: ["tenant_id", "user_id", "role"] },
    body: `select t.id, t.slug, t.name, m.role from member m join tenant t on t.id = m.tenant_id
      where m.user_id = arg_user_id order by t.name, t.id`,
    reason: "The tenant switcher and find-my-workspace.",
  },
  {
    name: "session_by_hash",
    args: { hash: "text" },
    returns: {
      id: "uuid",
      tenant_id: "uuid",
      user_id: "uuid",
      role: "text",
      expires_at: "timestamptz",
      last_seen_at: "timestamptz",
    },
    reads: {
      session: ["id", "tenant_id", "user_id", "hash", "expires_at", "last_seen_at"],
      member: ["tenant_id", "user_id", "role"],
    },
    body: `select s.id, s.tenant_id, s.user_id, m.role, s.expires_at, s.last_seen_at from session s
      join member m on m.tenant_id = s.tenant_id and m.user_id = s.user_id
      where s.hash = arg_hash and s.expires_at > now()`,
    reason: "A cookie is all that is known of a request.",
  },
  {
    name: "api_key_by_hash",
    args: { hash: "text" },
    returns: { id: "uuid", tenant_id: "uuid", scopes: "jsonb" },
    reads: { api_key: ["id", "tenant_id", "hash", "scopes", "expires_at", "revoked_at"] },
    body: `select id, tenant_id, scopes from api_key where hash = arg_hash and revoked_at is null
      and (expires_at is null or expires_at > now())`,
    reason: "A key is all that is known of a request.",
  },
  {
    name: "monitor_by_push_token",
    args: { hash: "text" },
    returns: { id: "uuid", tenant_id: "uuid", paused: "boolean" },
    reads: { monitor: ["id", "tenant_id", "push_token_hash", "paused_at", "deleted_at"] },
    body: `select id, tenant_id, paused_at is not null from monitor
      where push_token_hash = arg_hash and deleted_at is null`,
    reason: "A heartbeat comes with its token and nothing else.",
  },
  {
    name: "page_by_slug",
    args: { slug: "text", known_id: "uuid", known_at: "timestamptz" },
    returns: { id: "uuid", built_at: "timestamptz", picture: "jsonb" },
    reads: {
      status_page: ["id", "tenant_id", "slug", "state"],
      snapshot: ["tenant_id", "status_page_id", "built_at", "picture"],
      tenant: ["id", "suspended_at"],
    },
    body: `select p.id, s.built_at,
        case when (p.id, s.built_at) is distinct from (arg_known_id, arg_known_at) then s.picture end as picture
      from status_page p
      join snapshot s on s.tenant_id = p.tenant_id and s.status_page_id = p.id
      join tenant t on t.id = p.tenant_id
      where p.slug = arg_slug and p.state = 'published' and t.suspended_at is null`,
    reason: "All that a visitor may see of a workspace: what is published. Not again where it is known.",
  },
  {
    name: "page_by_monitor",
    args: { monitor: "uuid" },
    returns: { slug: "text" },
    reads: {
      status_page: ["id", "tenant_id", "slug", "state"],
      status_page_monitor: ["tenant_id", "status_page_id", "monitor_id"],
    },
    body: `select p.slug from status_page_monitor m
      join status_page p on p.tenant_id = m.tenant_id and p.id = m.status_page_id
      where m.monitor_id = arg_monitor and p.state = 'published' order by p.id limit 1`,
    reason: "A badge names its monitor and nothing else; it tells what a published page tells of it.",
  },
  {
    name: "take_attempt",
    args: { key: "text", seconds: "integer" },
    returns: { taken: "integer", seconds_left: "integer" },
    reads: { rate_limit: ["key", "taken", "ends_at"] },
    writes: { rate_limit: ["insert (key, taken, ends_at)", "update (taken, ends_at)", "delete"] },
    body: `with swept as (
        delete from rate_limit where key in (
          select key from rate_limit where ends_at < now() - interval '1 minute' and key <> arg_key
          limit 10 for update skip locked)
      )
      insert into rate_limit as r (key, taken, ends_at)
      values (arg_key, 1, now() + make_interval(secs => arg_seconds))
      on conflict (key) do update set
        taken = case when r.ends_at <= now() then 1 else r.taken + 1 end,
        ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
      returning taken, ceil(extract(epoch from ends_at - now()))::integer`,
    reason: "Sign-in counts attempts before it knows anybody. Each take removes some that have run out.",
  },
  {
    name: "forgive_attempts",
    args: { key: "text" },
    returns: { key: "text" },
    reads: { rate_limit: ["key"] },
    writes: { rate_limit: ["delete"] },
    body: "delete from rate_limit where key = arg_key returning key",
    reason: "A right password gives the account's attempts back.",
  },
]

/** Those that may be asked again without harm. */
export const readingDoors: ReadonlySet<string> = new Set(doors.filter(({ writes }) => !writes).map(({ name }) => name))
