/** Who is looking: the fields of a session record. No e-mail, no hash: the record lies in a shared store. */
export type Viewer = {
  readonly userId: string;
  readonly sessionId: string;
  readonly handle: string;
  readonly name: string;
  readonly locale: 'en' | 'de' | 'es';
  readonly theme: 'system' | 'light' | 'dark';
  /** IANA name. */
  readonly timeZone: string;
  readonly hourCycle: 'h23' | 'h12';
  readonly siteRole: 'user' | 'admin';
};
