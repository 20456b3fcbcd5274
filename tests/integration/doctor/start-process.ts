import { examineAtStart } from '../../../lib/doctor/start.ts';

// A server as far as the doctor sees it: it starts, is looked at, and ends well unless it was refused.
await examineAtStart();
process.stdout.write('ready\n');
