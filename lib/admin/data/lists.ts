import { sql } from 'drizzle-orm';
import { db } from '../../db/client.ts';
import { type AdminPage, listByTime } from './page.ts';

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::double precision`);

/** Times are milliseconds since 1970, null for never. */
export type AdminUser = {
  userId: string;
  handle: string;
  name: string;
  siteRole: 'user' | 'admin';
  createdMs: number;
  lastSeenMs: number | null;
  suspendedMs: number | null;
};

/** Accounts, the newest first. `q` is part of a handle or name, or a whole e-mail address, which is found and not shown. */
export function listUsers(q: string, after: string | null): Promise<AdminPage<AdminUser>> {
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return listByTime<AdminUser>({
    columns: sql`u.id as "userId", u.handle, u.name, u.site_role as "siteRole", ${ms('u.created_at')} as "createdMs",
      (select ${ms('max(s.last_seen_at)')} from sessions s where s.user_id = u.id) as "lastSeenMs",
      ${ms('u.suspended_at')} as "suspendedMs"`,
    from: sql`users u`,
    where:
      q === ''
        ? sql`true`
        : sql`(lower(u.handle) like lower(${part}) or simlane_fold(u.name) like simlane_fold(${part}) or lower(u.email) = lower(${q}))`,
    key: sql`u.created_at`,
    id: sql`u.id`,
    order: 'newest',
    after,
  });
}

export type AdminClaim = {
  claimId: string;
  handle: string;
  name: string;
  simulator: string;
  simulatorName: string;
  identifier: string;
  displayName: string;
  evidence: string | null;
  results: number;
  /** Others who claim the same profile. */
  rivals: number;
  createdMs: number;
};

/** Claims that wait, the oldest first. */
export function listClaims(after: string | null): Promise<AdminPage<AdminClaim>> {
  return listByTime<AdminClaim>({
    columns: sql`c.id as "claimId", u.handle, u.name, s.slug as simulator, s.name as "simulatorName",
      p.sim_api_id as identifier, p.display_name as "displayName", c.evidence, ${ms('c.created_at')} as "createdMs",
      (select count(*)::int from (select from results r where r.profile_id = p.id limit 1000) counted) as results,
      (select count(*)::int from profile_claims o
        where o.profile_id = p.id and o.status = 'pending' and o.id <> c.id) as rivals`,
    from: sql`profile_claims c join users u on u.id = c.user_id join sim_profiles p on p.id = c.profile_id
      join simulators s on s.id = p.simulator_id`,
    where: sql`c.status = 'pending'`,
    key: sql`c.created_at`,
    id: sql`c.id`,
    order: 'oldest',
    after,
  });
}

export type AdminReport = {
  reportId: string;
  subjectType: string;
  subjectId: string;
  /** What it is about, as it is named now; null if it is gone. */
  subject: string | null;
  path: string | null;
  hidden: boolean;
  reporter: string | null;
  reason: string;
  createdMs: number;
};

/** Reports that wait, the oldest first. */
export function listReports(after: string | null): Promise<AdminPage<AdminReport>> {
  return listByTime<AdminReport>({
    columns: sql`r.id as "reportId", r.subject_type as "subjectType", r.subject_id as "subjectId", r.reason,
      u.handle as reporter, ${ms('r.created_at')} as "createdMs", subject.name as subject, subject.path,
      coalesce(subject.hidden, false) as hidden`,
    from: sql`reports r left join users u on u.id = r.reporter_id left join lateral (
        select p.display_name as name, '/profiles/' || s.slug || '/' || p.sim_api_id as path, p.hidden_at is not null as hidden
          from sim_profiles p join simulators s on s.id = p.simulator_id where r.subject_type = 'profile' and p.id = r.subject_id
        union all select name, '/clubs/' || slug, hidden_at is not null from clubs where r.subject_type = 'club' and id = r.subject_id
        union all select name, '/events/' || slug, hidden_at is not null from events where r.subject_type = 'event' and id = r.subject_id
        union all select t.name, '/clubs/' || c.slug || '/teams/' || t.slug, t.hidden_at is not null
          from teams t join clubs c on c.id = t.club_id where r.subject_type = 'team' and t.id = r.subject_id
        union all select name || ' @' || handle, null, suspended_at is not null from users where r.subject_type = 'user' and id = r.subject_id
      ) subject on true`,
    where: sql`r.status = 'open'`,
    key: sql`r.created_at`,
    id: sql`r.id`,
    order: 'oldest',
    after,
  });
}

export type AdminMessage = {
  messageId: string;
  name: string;
  /** Given to be answered; shown here and nowhere else. */
  email: string;
  message: string;
  handledBy: string | null;
  createdMs: number;
  handledMs: number | null;
};

/** Messages of the contact form, the newest first. */
export function listMessages(after: string | null): Promise<AdminPage<AdminMessage>> {
  return listByTime<AdminMessage>({
    columns: sql`m.id as "messageId", m.name, m.email, m.message, u.handle as "handledBy",
      ${ms('m.created_at')} as "createdMs", ${ms('m.handled_at')} as "handledMs"`,
    from: sql`contact_messages m left join users u on u.id = m.handled_by`,
    where: sql`true`,
    key: sql`m.created_at`,
    id: sql`m.id`,
    order: 'newest',
    after,
  });
}

export type AdminImport = {
  importId: string;
  format: string;
  fileName: string | null;
  byteCount: number | null;
  status: 'applied' | 'undone';
  importedBy: string | null;
  summary: Record<string, unknown>;
  createdMs: number;
};

/** Result files that were read, the newest first. */
export function listImports(after: string | null): Promise<AdminPage<AdminImport>> {
  return listByTime<AdminImport>({
    columns: sql`i.id as "importId", i.format, i.file_name as "fileName", i.byte_count as "byteCount", i.status,
      u.handle as "importedBy", i.summary, ${ms('i.created_at')} as "createdMs"`,
    from: sql`imports i left join users u on u.id = i.imported_by`,
    where: sql`true`,
    key: sql`i.created_at`,
    id: sql`i.id`,
    order: 'newest',
    after,
  });
}

export type AuditFilter = { action: string; actor: string; subject: string };
export type AdminAudit = {
  auditId: string;
  action: string;
  actor: string | null;
  subjectType: string;
  subjectId: string | null;
  details: Record<string, unknown>;
  createdMs: number;
};

/** The audit log, the latest first, by the beginning of an action, an actor's handle and a kind of subject. */
export function listAudit(filter: AuditFilter, after: string | null): Promise<AdminPage<AdminAudit>> {
  const prefix = `${filter.action.replace(/[\\%_]/g, '\\$&')}%`;
  return listByTime<AdminAudit>({
    columns: sql`a.id as "auditId", a.action, u.handle as actor, a.subject_type as "subjectType",
      a.subject_id as "subjectId", a.details, ${ms('a.created_at')} as "createdMs"`,
    from: sql`audit_logs a left join users u on u.id = a.actor_id`,
    where: sql`${filter.action === '' ? sql`true` : sql`a.action like ${prefix}`}
      and ${filter.actor === '' ? sql`true` : sql`a.actor_id = (select id from users where lower(handle) = lower(${filter.actor}))`}
      and ${filter.subject === '' ? sql`true` : sql`a.subject_type = ${filter.subject}`}`,
    key: sql`a.created_at`,
    id: sql`a.id`,
    order: 'newest',
    after,
  });
}

/** What waits for an admin. One SQL query. */
export type Waiting = { claims: number; reports: number; messages: number; users: number; suspended: number };

export async function countWaiting(): Promise<Waiting> {
  const [row] = await db().execute<Waiting>(sql`
    select (select count(*)::int from profile_claims where status = 'pending') as claims,
      (select count(*)::int from reports where status = 'open') as reports,
      (select count(*)::int from contact_messages where handled_at is null) as messages,
      (select count(*)::int from users) as users,
      (select count(*)::int from users where suspended_at is not null) as suspended`);
  if (!row) throw new Error('a select without from gave no row');
  return { ...row };
}

export type HiddenSubject = { type: 'profile' | 'club' | 'event' | 'team'; id: string; name: string; hiddenMs: number };

/** What is hidden, the latest first, at most 100. One SQL query. */
export async function listHidden(): Promise<HiddenSubject[]> {
  const rows = await db().execute<HiddenSubject>(sql`
    select * from (
      select 'profile' as type, id, display_name as name, ${ms('hidden_at')} as "hiddenMs" from sim_profiles where hidden_at is not null
      union all select 'club', id, name, ${ms('hidden_at')} from clubs where hidden_at is not null
      union all select 'event', id, name, ${ms('hidden_at')} from events where hidden_at is not null
      union all select 'team', id, name, ${ms('hidden_at')} from teams where hidden_at is not null
    ) hidden order by "hiddenMs" desc, id limit 100`);
  return rows.map((row) => ({ ...row }));
}
