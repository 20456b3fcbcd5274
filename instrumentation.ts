import type { Instrumentation } from 'next';

/** Called once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { registerPageTags } = await import('./lib/cache/next/page-tags');
  const { countWebServer } = await import('./lib/metrics/begin');
  const { beginRelay } = await import('./lib/db/relay');
  const { examineAtStart } = await import('./lib/doctor/start');
  const { answerUnavailable } = await import('./lib/navigation/answer-unavailable');
  const { acceptUndecodablePaths } = await import('./lib/navigation/undecodable-paths');
  const { beginDelivery } = await import('./lib/notifications/delivery');
  const { verifySample } = await import('./lib/verifier/sample');
  const { env } = await import('./lib/env/index');
  const { watchRequests } = await import('./lib/requests/watch');
  const { trackPeerAddress } = await import('./lib/session/peer-address');
  const { stopGracefully } = await import('./lib/shutdown/stop-gracefully');
  stopGracefully();
  answerUnavailable();
  acceptUndecodablePaths();
  trackPeerAddress();
  registerPageTags();
  await beginRelay();
  await examineAtStart();
  beginDelivery('web');
  countWebServer();
  watchRequests(`${process.cwd()}/.next/routes-manifest.json`);
  verifySample(env().cacheVerifyShare);
}

export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteRequestError } = await import('./lib/navigation/answer-unavailable');
  noteRequestError(error);
};
