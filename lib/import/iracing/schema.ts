import { z } from 'zod';

/**
 * What SimLane needs of an iRacing result (`/data/results/get` and the file a user downloads). Keys have come and gone
 * over the years: unknown ones are let through, only what a result can't be told without is required.
 */
const id = z.int();
/** Beyond it no race goes, and a column of four bytes holds it. */
const most = 1_000_000;
const count = z.int().min(0).max(most);
/** Ten-thousandths of a second; -1 is none. */
const time = z.int().min(-1);
/** From zero; -1 is none. */
const position = z.int().min(-1).max(most);
/** Postgres refuses NUL in text; no name needs any control character. */
const plain = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');
const text = plain(200).trim().min(1);
const moment = z.iso
  .datetime({ offset: true })
  .pipe(z.string().regex(/^2[01]/, 'must be a time of this century or the next'));
const optional = <T extends z.ZodType>(schema: T) => schema.nullish();

const line = z.object({
  display_name: text,
  finish_position: count,
  finish_position_in_class: optional(position),
  starting_position: optional(position),
  laps_complete: count,
  laps_lead: optional(count),
  incidents: count,
  best_lap_time: time,
  best_lap_num: optional(position),
  average_lap: optional(time),
  interval: optional(z.int()),
  car_id: id,
  car_name: optional(text),
  car_class_id: id,
  car_class_name: optional(text),
  reason_out: optional(z.string()),
  livery: optional(z.object({ car_number: optional(plain(8)) })),
});

const driver = line.extend({
  cust_id: id,
  country_code: optional(z.string()),
  ai: optional(z.boolean()),
  oldi_rating: optional(z.int()),
  newi_rating: optional(z.int()),
  old_sub_level: optional(z.int()),
  new_sub_level: optional(z.int()),
});

const team = line.extend({ team_id: id, driver_results: optional(z.array(driver)) });

/** A line with a `cust_id` is a driver's; one without is a team's. */
const result = z.unknown().transform((value, context): z.output<typeof driver> | z.output<typeof team> => {
  const isTeam = typeof value === 'object' && value !== null && !('cust_id' in value) && 'team_id' in value;
  const parsed = isTeam ? team.safeParse(value) : driver.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});

export const iracingResult = z.object({
  subsession_id: id.positive(),
  start_time: moment,
  end_time: moment,
  series_id: optional(id),
  series_name: optional(text),
  league_name: optional(text),
  session_name: optional(text),
  license_category: optional(z.string()),
  track: z.object({ track_id: id, track_name: text, config_name: optional(plain(200)) }),
  session_results: z
    .array(
      z.object({
        simsession_number: z.int(),
        simsession_name: optional(plain(100).trim()),
        simsession_type_name: optional(plain(100).trim()),
        results: z.array(result),
      }),
    )
    .min(1),
});

export type IracingResult = z.output<typeof iracingResult>;
export type IracingDriver = z.output<typeof driver>;
export type IracingTeam = z.output<typeof team>;
