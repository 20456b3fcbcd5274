/** Handles stand in URLs beside our own words, and must not look official. Compared in lower case. */
const reserved = new Set(
  `about account accounts admin administrator admins api app apps archive auth billing blog cache clubs contact dashboard
  delete demo docs drivers edit error events everyone faq feed forgot guest health help home host import invitations
  legal login logout manage manager me member mod moderator metrics new news nobody none null official owner password
  privacy profile profiles public register results root search security session settings shop signin signout signup
  simlane simulators site staff static status stewards support system team teams terms test undefined user users visitor
  webhook webhooks www you`.split(/\s+/),
);

const shape = /^[a-z0-9](?:[a-z0-9]|[-_](?=[a-z0-9]))+$/i;
export const handleLength = { min: 3, max: 24 } as const;

/** Why a handle can't be had, as a key of the `validation` messages; null when its form is fine. */
export function handleProblem(handle: string): 'handleLength' | 'handleShape' | 'handleReserved' | null {
  if (handle.length < handleLength.min || handle.length > handleLength.max) return 'handleLength';
  if (!shape.test(handle)) return 'handleShape';
  return isReservedHandle(handle) ? 'handleReserved' : null;
}

export function isReservedHandle(handle: string): boolean {
  return reserved.has(handle.toLowerCase());
}
