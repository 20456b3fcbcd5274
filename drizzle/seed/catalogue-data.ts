import type { SimulatorSlug } from './world.ts';

/** `pace`: lap time as a multiple of the class that the layouts' times are given for. */
export type ClassData = { id: string; name: string; pace: number; cars: readonly (readonly [string, string])[] };
/** `lapMs`: what a good driver laps in a GT3. */
export type LayoutData = { id: string; name: string; lengthMeters: number; corners: number; lapMs: number };
export type TrackData = {
  id: string;
  name: string;
  location: string;
  timeZone: string;
  layouts: readonly LayoutData[];
};
export type SimulatorData = {
  classes: readonly ClassData[];
  tracks: readonly string[];
  series: readonly (readonly [string, string])[];
};

const layout = (id: string, name: string, lengthMeters: number, corners: number, lapSeconds: number): LayoutData => ({
  id,
  name,
  lengthMeters,
  corners,
  lapMs: lapSeconds * 1000,
});

/** iRacing's ids of layouts, cars and classes are its own: an imported race finds the same rows. */
export const tracks: readonly TrackData[] = [
  {
    id: 'spa',
    name: 'Circuit de Spa-Francorchamps',
    location: 'Stavelot, Belgium',
    timeZone: 'Europe/Brussels',
    layouts: [layout('163', 'Grand Prix Pits', 7004, 19, 138.4)],
  },
  {
    id: 'nurburgring',
    name: 'Nürburgring',
    location: 'Nürburg, Germany',
    timeZone: 'Europe/Berlin',
    layouts: [layout('252', 'Gesamtstrecke 24h', 25378, 170, 498.6), layout('250', 'Grand Prix', 5148, 15, 114.1)],
  },
  {
    id: 'le-mans',
    name: 'Circuit de la Sarthe',
    location: 'Le Mans, France',
    timeZone: 'Europe/Paris',
    layouts: [layout('268', '24 Heures', 13626, 38, 232.9)],
  },
  {
    id: 'daytona',
    name: 'Daytona International Speedway',
    location: 'Daytona Beach, United States',
    timeZone: 'America/New_York',
    layouts: [layout('192', 'Road Course', 5729, 12, 105.2), layout('191', 'Oval', 4023, 4, 48.3)],
  },
  {
    id: 'monza',
    name: 'Autodromo Nazionale Monza',
    location: 'Monza, Italy',
    timeZone: 'Europe/Rome',
    layouts: [layout('239', 'Grand Prix', 5793, 11, 107.6)],
  },
  {
    id: 'suzuka',
    name: 'Suzuka International Racing Course',
    location: 'Suzuka, Japan',
    timeZone: 'Asia/Tokyo',
    layouts: [layout('168', 'Grand Prix', 5807, 18, 120.8)],
  },
  {
    id: 'watkins-glen',
    name: 'Watkins Glen International',
    location: 'Watkins Glen, United States',
    timeZone: 'America/New_York',
    layouts: [layout('434', 'Boot', 5430, 11, 104.7)],
  },
  {
    id: 'bathurst',
    name: 'Mount Panorama Circuit',
    location: 'Bathurst, Australia',
    timeZone: 'Australia/Sydney',
    layouts: [layout('219', '', 6213, 23, 121.9)],
  },
  {
    id: 'barcelona',
    name: 'Circuit de Barcelona-Catalunya',
    location: 'Montmeló, Spain',
    timeZone: 'Europe/Madrid',
    layouts: [layout('345', 'Grand Prix', 4655, 14, 104.3)],
  },
  {
    id: 'interlagos',
    name: 'Autódromo José Carlos Pace',
    location: 'São Paulo, Brazil',
    timeZone: 'America/Sao_Paulo',
    layouts: [layout('212', 'Grand Prix', 4309, 15, 94.6)],
  },
  {
    id: 'charlotte',
    name: 'Charlotte Motor Speedway',
    location: 'Concord, United States',
    timeZone: 'America/New_York',
    layouts: [layout('339', 'Oval', 2414, 4, 29.4)],
  },
];

export const simulatorData: Readonly<Record<SimulatorSlug, SimulatorData>> = {
  iracing: {
    classes: [
      {
        id: '2708',
        name: 'GT3',
        pace: 1,
        cars: [
          ['132', 'BMW M4 GT3'],
          ['156', 'Mercedes-AMG GT3 2020'],
          ['169', 'Porsche 911 GT3 R (992)'],
          ['173', 'Ferrari 296 GT3'],
          ['188', 'McLaren 720S GT3 EVO'],
        ],
      },
      {
        id: '4029',
        name: 'GTP',
        pace: 0.908,
        cars: [
          ['159', 'BMW M Hybrid V8'],
          ['168', 'Cadillac V-Series.R'],
          ['170', 'Acura ARX-06'],
          ['174', 'Porsche 963'],
        ],
      },
      { id: '2523', name: 'LMP2', pace: 0.931, cars: [['128', 'Dallara P217']] },
      { id: '870', name: 'Formula 3', pace: 0.957, cars: [['106', 'Dallara F3']] },
      {
        id: '2978',
        name: 'Stock Car',
        pace: 1,
        cars: [
          ['139', 'Chevrolet Camaro ZL1'],
          ['140', 'Ford Mustang'],
          ['141', 'Toyota Camry'],
        ],
      },
    ],
    tracks: [
      'spa',
      'nurburgring',
      'daytona',
      'monza',
      'suzuka',
      'watkins-glen',
      'bathurst',
      'barcelona',
      'interlagos',
      'charlotte',
    ],
    series: [
      ['demo-gt-sprint', 'GT Sprint Series'],
      ['demo-endurance', 'Endurance Series'],
      ['275', 'Nürburgring Endurance Championship'],
      ['demo-formula-3', 'Formula 3 Trophy'],
      ['demo-oval', 'Oval Cup Series'],
    ],
  },
  acc: {
    classes: [
      {
        id: 'gt3',
        name: 'GT3',
        pace: 1,
        cars: [
          ['30', 'BMW M4 GT3'],
          ['32', 'Ferrari 296 GT3'],
          ['33', 'Lamborghini Huracán GT3 Evo 2'],
          ['34', 'Porsche 992 GT3 R'],
          ['25', 'Mercedes-AMG GT3 Evo'],
        ],
      },
      {
        id: 'gt4',
        name: 'GT4',
        pace: 1.092,
        cars: [
          ['50', 'Alpine A110 GT4'],
          ['61', 'Porsche 718 Cayman GT4'],
        ],
      },
    ],
    tracks: ['spa', 'nurburgring', 'monza', 'suzuka', 'bathurst', 'barcelona'],
    series: [
      ['club-sprint', 'Club Sprint Cup'],
      ['club-endurance', 'Club Endurance Cup'],
    ],
  },
  lmu: {
    classes: [
      {
        id: 'hypercar',
        name: 'Hypercar',
        pace: 0.902,
        cars: [
          ['963', 'Porsche 963'],
          ['499p', 'Ferrari 499P'],
          ['9x8', 'Peugeot 9X8'],
        ],
      },
      {
        id: 'lmgt3',
        name: 'LMGT3',
        pace: 1.012,
        cars: [
          ['z06', 'Corvette Z06 LMGT3.R'],
          ['m4', 'BMW M4 LMGT3'],
        ],
      },
    ],
    tracks: ['le-mans', 'spa', 'monza', 'interlagos'],
    series: [['hyper-cup', 'Hypercar Cup']],
  },
  rfactor2: {
    classes: [
      {
        id: 'gte',
        name: 'GTE',
        pace: 0.988,
        cars: [
          ['rsr', 'Porsche 911 RSR GTE'],
          ['m8', 'BMW M8 GTE'],
        ],
      },
    ],
    tracks: ['nurburgring', 'le-mans', 'monza'],
    series: [['classic', 'Classic GTE Trophy']],
  },
};
