import { check } from '../check.ts';
import { isLoopbackHost } from '../facts/network.ts';
import { spanText } from '../units.ts';

export const settingsSiteUrl = check({
  id: 'settings.site-url',
  looksAt: 'SITE_URL is set, and https where others reach it',
  why: 'Links in mail, the check of where a form came from and the Secure flag of cookies go by it.',
  worst: 'warning',
  judge({ settings: { siteUrl, isNodeProduction } }) {
    if (siteUrl === undefined) {
      return [
        {
          level: isNodeProduction ? 'warning' : 'advice',
          seen: 'not set: cookies are not Secure, no mail is sent, and an unsafe setup is not refused',
          mend: 'SITE_URL=https://simlane.example',
        },
      ];
    }
    const { protocol, hostname } = new URL(siteUrl);
    if (protocol === 'https:' || isLoopbackHost(hostname)) return [{ level: 'ok', seen: siteUrl }];
    const mend = `SITE_URL=${siteUrl.replace(/^http:/, 'https:')}, and a proxy that answers there`;
    return [{ level: 'warning', seen: `${siteUrl}: sign-ins travel as they are`, mend }];
  },
});

export const settingsProxies = check({
  id: 'settings.proxies',
  looksAt: 'TRUSTED_PROXIES is the number of proxies in front',
  why: 'Attempts are counted by address: too few hops and all visitors have one, too many and anybody invents his.',
  worst: 'warning',
  judge({ settings: { trustedProxies, siteUrl }, isProduction }) {
    const seen = `TRUSTED_PROXIES is ${trustedProxies}`;
    if (isProduction && trustedProxies === 0 && siteUrl?.startsWith('https:')) {
      const mend = 'TRUSTED_PROXIES=1, or as many as set X-Forwarded-For one after another';
      return [{ level: 'warning', seen: `${seen}, but something in front answers https`, mend }];
    }
    if (trustedProxies > 3) {
      return [{ level: 'advice', seen, mend: 'TRUSTED_PROXIES=1 for one proxy: more than there are can be invented.' }];
    }
    if (!isProduction && trustedProxies > 0) {
      const mend = 'TRUSTED_PROXIES=0 where browsers connect to this server themselves';
      return [{ level: 'advice', seen: `${seen} on this machine`, mend }];
    }
    return [{ level: 'ok', seen }];
  },
});

const longestTauMs = 2_000;
const longestDeltaMs = 60_000;

export const settingsBounds = check({
  id: 'settings.bounds',
  looksAt: 'CACHE_TAU_MS and CACHE_DELTA_MS',
  why: 'They are the promise: how old what is served may be, after a write of the app and of others.',
  worst: 'advice',
  judge({ settings: { cacheTauMs, cacheDeltaMs } }) {
    const seen = `τ ${spanText(cacheTauMs)}, Δ ${spanText(cacheDeltaMs)}`;
    if (cacheTauMs > longestTauMs || cacheDeltaMs > longestDeltaMs) {
      return [{ level: 'advice', seen, mend: 'CACHE_TAU_MS=250 CACHE_DELTA_MS=5000, as measured' }];
    }
    if (cacheDeltaMs < 1_000) {
      return [{ level: 'advice', seen: `${seen}: a short stall sends reads to Postgres`, mend: 'CACHE_DELTA_MS=5000' }];
    }
    return [{ level: 'ok', seen }];
  },
});

export const settingsLayersOff = check({
  id: 'settings.layers-off',
  looksAt: 'CACHE_OFF',
  why: 'What it names is read from Postgres each time, whatever the switches say.',
  worst: 'advice',
  judge({ settings: { cacheOff } }) {
    if (cacheOff.length === 0) return [{ level: 'ok', seen: 'no layer is off' }];
    return [{ level: 'advice', seen: `off: ${cacheOff.join(', ')}`, mend: 'Unset CACHE_OFF, and restart.' }];
  },
});

export const settingsOverride = check({
  id: 'settings.override',
  looksAt: 'SIMLANE_ACCEPT_UNSAFE',
  why: 'With it a site starts in spite of what is refused here.',
  worst: 'warning',
  judge({ settings: { acceptUnsafe }, isProduction }) {
    if (!acceptUnsafe) return [{ level: 'ok', seen: 'not set' }];
    const mend = 'Mend what is refused, and unset SIMLANE_ACCEPT_UNSAFE.';
    return [{ level: isProduction ? 'warning' : 'advice', seen: 'SIMLANE_ACCEPT_UNSAFE is set', mend }];
  },
});
