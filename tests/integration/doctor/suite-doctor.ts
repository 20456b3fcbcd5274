import { examine } from '../../../lib/doctor/examine.ts';
import type { Finding } from '../../../lib/doctor/finding.ts';
import { resetEnv } from '../../../lib/env/index.ts';

/** The doctor's findings of one check, or of all, with these variables set. */
export async function examineWith(variables: Record<string, string>, id?: string): Promise<Finding[]> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  resetEnv();
  try {
    const findings = await examine({ asked: 'tool' });
    return id === undefined ? findings : findings.filter((finding) => finding.id === id);
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    resetEnv();
  }
}
