/**
 * What came of an invitation, as it travels in a form's state: its path, and whether a mail with it is on its way.
 * `none`: it was to go to nobody, or this installation sends no mail.
 */
export type InvitationOutcome = { mail: 'none' | 'failed'; path: string } | { mail: 'sent' };

export function writeOutcome(outcome: InvitationOutcome): string {
  return outcome.mail === 'sent' ? 'sent' : `${outcome.mail} ${outcome.path}`;
}

export function readOutcome(text: string): InvitationOutcome {
  const [mail, path = ''] = text.split(' ');
  return mail === 'sent' ? { mail } : { mail: mail === 'failed' ? 'failed' : 'none', path };
}
