'use server';

import { formError, parseForm } from '../forms/index.ts';
import { action } from '../session/action.ts';
import { finishWrite } from '../session/finish-write.ts';
import { createReport } from './mutations/create-report.ts';
import { reportSchema } from './schema.ts';

export const createReportAction = action(
  'create-report',
  async ({ viewer, form }) => {
    const parsed = parseForm(reportSchema, form);
    if (!parsed.ok) return parsed.error;
    const reported = await createReport(viewer, parsed.data);
    if (!reported.ok) return formError(form, reported.error);
    await finishWrite(reported);
    return { status: 'saved' };
  },
  { limit: { name: 'report', attempts: 30, windowMs: 3_600_000 } },
);
