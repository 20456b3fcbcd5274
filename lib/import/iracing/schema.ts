import { z } from 'zod';

/**
 * What SimLane needs of an iRacing result (`/data/results/get` and the file a user downloads). Keys have come and gone
 * over the years: unknown ones are let through, only what a result can't be told without is required.
 */
const id = z.number().int();
const count = z.number().int().min(0);
/** Ten-thousandths of a second; -1 is none. */
const time = z.number().int().min(-1);
/** From zero; -1 is none. */
const position = z.number().int().min(-1);
const text = z.string().trim().min(1).max(200);
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
  best_lap_num: optional(z.number().int()),
  average_lap: time,
  interval: optional(z.number().int()),
  car_id: id,
  car_name: optional(text),
  car_class_id: id,
  car_class_name: optional(text),
  reason_out: optional(z.string()),
  livery: optional(z.object({ car_number: optional(z.string().max(8)) })),
});

const driver = line.extend({
  cust_id: id,
  country_code: optional(z.string()),
  ai: optional(z.boolean()),
  oldi_rating: optional(z.number().int()),
  newi_rating: optional(z.number().int()),
  old_sub_level: optional(z.number().int()),
  new_sub_level: optional(z.number().int()),
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
  start_time: z.iso.datetime({ offset: true }),
  end_time: z.iso.datetime({ offset: true }),
  series_id: optional(id),
  series_name: optional(text),
  league_name: optional(text),
  session_name: optional(text),
  license_category: optional(z.string()),
  track: z.object({ track_id: id, track_name: text, config_name: optional(z.string().max(200)) }),
  session_results: z
    .array(
      z.object({
        simsession_number: z.number().int(),
        simsession_name: optional(z.string().max(100)),
        simsession_type_name: optional(z.string().max(100)),
        results: z.array(result),
      }),
    )
    .min(1),
});

export type IracingResult = z.output<typeof iracingResult>;
export type IracingDriver = z.output<typeof driver>;
export type IracingTeam = z.output<typeof team>;
