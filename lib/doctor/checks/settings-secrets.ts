import { check } from '../check.ts';
import { entropyBits } from '../entropy.ts';

const makeSecret = 'SIMLANE_SECRET=$(openssl rand -hex 32); the one it replaces goes into SIMLANE_SECRET_PREVIOUS.';
const placeholder = /change|default|example|insecure|password|placeholder|replace|secret|simlane/i;
const leastBits = 96;

export const settingsSecret = check({
  id: 'settings.secret',
  looksAt: 'SIMLANE_SECRET is set and can not be guessed',
  why: 'Who guesses it signs in as anybody and opens what is sealed in Redis.',
  worst: 'refuse',
  judge({ settings: { secret, previousSecrets }, isProduction }) {
    if (secret === undefined) {
      return [{ level: isProduction ? 'refuse' : 'warning', seen: 'not set: nobody can sign in', mend: makeSecret }];
    }
    if (weakness(secret)) return [{ level: 'refuse', seen: `${weakness(secret)}`, mend: makeSecret }];
    const weak = previousSecrets.filter((each) => weakness(each) !== null).length;
    if (weak > 0) {
      const mend = 'Take them out of SIMLANE_SECRET_PREVIOUS.';
      return [{ level: 'warning', seen: `${weak} of SIMLANE_SECRET_PREVIOUS can be guessed`, mend }];
    }
    return [{ level: 'ok', seen: 'set' }];
  },
});

/** What is wrong with a secret, without a word of it; null: nothing. */
function weakness(secret: string): string | null {
  const word = placeholder.exec(secret)?.[0];
  if (word) return `a placeholder: it has the word "${word.toLowerCase()}"`;
  return entropyBits(secret) < leastBits ? 'easy to guess: it repeats itself, or has few different characters' : null;
}

const makeKey =
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=$(openssl rand -base64 32), the same for the build and all instances';

export const settingsActionsKey = check({
  id: 'settings.actions-key',
  looksAt: 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is set, and is a key',
  why: 'Without it each build has its own: a form that was open during a deploy fails.',
  worst: 'warning',
  judge({ settings: { actionsKey }, isProduction }) {
    if (actionsKey === undefined) {
      return [{ level: isProduction ? 'warning' : 'advice', seen: 'not set', mend: makeKey }];
    }
    const bytes = /^[A-Za-z0-9+/]+=*$/.test(actionsKey) ? Buffer.from(actionsKey, 'base64').length : 0;
    if ([16, 24, 32].includes(bytes)) return [{ level: 'ok', seen: `${bytes * 8} bits` }];
    return [{ level: 'warning', seen: 'no AES key in base64', mend: makeKey }];
  },
});

export const settingsMetricsToken = check({
  id: 'settings.metrics-token',
  looksAt: 'METRICS_TOKEN is set, and is not another secret',
  why: 'Without it nobody can ask for metrics, and nothing warns.',
  worst: 'warning',
  judge({ settings: { metricsToken, secret, actionsKey } }) {
    const mend = 'METRICS_TOKEN=$(openssl rand -hex 16), and the same in Prometheus';
    if (metricsToken === undefined) return [{ level: 'advice', seen: 'not set', mend }];
    if (metricsToken === secret || metricsToken === actionsKey) {
      return [{ level: 'warning', seen: 'the same as another secret, which Prometheus then knows', mend }];
    }
    return [{ level: 'ok', seen: 'set' }];
  },
});

export const settingsDemo = check({
  id: 'settings.demo',
  looksAt: 'no DEMO_PASSWORD on a site that others reach',
  why: 'The demo has an admin, whose password it is.',
  worst: 'warning',
  judge({ settings: { hasDemoPassword }, isProduction }) {
    if (!hasDemoPassword || !isProduction) return [{ level: 'ok', seen: hasDemoPassword ? 'a demo' : 'not set' }];
    const mend = 'Take DEMO_PASSWORD out of the environment, and the accounts of the demo out of the database.';
    return [{ level: 'warning', seen: 'DEMO_PASSWORD is set', mend }];
  },
});
