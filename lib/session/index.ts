export { getViewer, hasDeadSession, requireViewer } from './get-viewer.ts';
export { safeNextPath, sameSitePath } from './redirect-path.ts';
