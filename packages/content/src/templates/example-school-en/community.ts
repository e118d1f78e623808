import type { TemplateRecord, TemplateValue } from '../template.ts';

function actor(
  key: string,
  name: string,
  role: string,
  values: Readonly<Record<string, TemplateValue>> & { readonly group: string; readonly kind: string },
): TemplateRecord {
  return { root: 'actors', key, values: { name, ...values }, texts: { role } };
}

/** What is known of a service that learners and families may turn to themselves. */
const OPEN = { consentToList: true, isPublic: true, checkedOn: '2026-09-14' } as const;

/** Everybody who has a part in the plan: one or more of each group. */
export const community: readonly TemplateRecord[] = [
  actor(
    'steering-group',
    'Steering group',
    'Keeps the plan alive. Two learners, two parents, two trainers, two teachers and the head meet every six weeks.',
    { group: 'leadership', kind: 'body', body: 'steeringGroup' },
  ),
  actor(
    'first-year-team',
    'Team of the first year',
    'Teaches and looks after all new classes. Makes the kind calls and holds the talks in week six.',
    { group: 'teacher', kind: 'body', body: 'team' },
  ),
  actor(
    'teachers-meeting',
    'Teachers’ meeting',
    'Decides on times and training for teachers, and hears four times a year how things stand.',
    { group: 'teacher', kind: 'body' },
  ),
  actor(
    'office-and-house',
    'Office, kitchen and caretakers',
    'See who comes late, who sits alone and who does not eat. Tell the support team, and open the house in the evening.',
    { group: 'nonTeachingStaff', kind: 'body', body: 'team' },
  ),
  actor(
    'trainers-circle',
    'Circle of company trainers',
    'Trainers of 41 companies. Meet three times a year and look after learners at work.',
    { group: 'trainer', kind: 'body' },
  ),
  actor(
    'student-council',
    'Student council',
    'Speaks for all learners, runs the yearly survey with a teacher, and votes in the steering group.',
    { group: 'learner', kind: 'body', body: 'studentCouncil' },
  ),
  actor(
    'former-learners',
    'Former learners',
    'About thirty people who finished here, or left and came back. Visit classes and help mentors.',
    { group: 'formerLearner', kind: 'body' },
  ),
  actor(
    'parents-council',
    'Parents’ council',
    'Two parents of each year. Plans the parents’ café and says what families need.',
    { group: 'parentFamily', kind: 'body', body: 'parentsCouncil' },
  ),
  actor(
    'employers',
    'Harbour and crafts employers',
    'Offers taster days, training places and machines. Helps when a learner needs a new company.',
    { group: 'employer', kind: 'organisation', contact: 'training@employers.example', consentToList: true },
  ),
  actor(
    'support-team',
    'Support team',
    'Social worker, school psychologist, nurse and two teachers. Meets on Tuesdays and answers within two days.',
    {
      group: 'multiProfessionalTeam',
      kind: 'body',
      body: 'team',
      hours: 'Tuesday and Thursday, 12:00 to 15:00, room 0.12',
      referral: 'Come by, or ask any teacher. You need not say why.',
      languages: 'English, Arabic',
      contact: 'support@riverside.example',
      ...OPEN,
    },
  ),
  actor(
    'youth-office',
    'Youth and family office',
    'Helps families with money, housing and care for children. Sits with the support team once a month.',
    {
      group: 'socialService',
      kind: 'service',
      hours: 'Monday to Friday, 9:00 to 16:00',
      referral: 'Call and ask for the school line. The support team can call with you.',
      languages: 'English, Ukrainian, Arabic by appointment',
      contact: 'schools@youth-office.example',
      ...OPEN,
    },
  ),
  actor(
    'health-centre',
    'Youth hours of the health centre',
    'A doctor and a therapist for young people. Short waiting times for our learners.',
    {
      group: 'healthService',
      kind: 'service',
      hours: 'Wednesday, 14:00 to 18:00, no appointment',
      referral: 'Just come. It is free, and nobody tells the school.',
      languages: 'English, Polish',
      contact: 'youth@health-centre.example',
      ...OPEN,
    },
  ),
  actor(
    'guidance-centre',
    'Career guidance centre',
    'Advises on the choice of a trade and looks for a new place when a contract ends.',
    {
      group: 'employmentGuidanceService',
      kind: 'service',
      hours: 'At school on Thursdays, 10:00 to 14:00',
      referral: 'Put your name on the list in the office, or write.',
      languages: 'English',
      contact: 'riverside@guidance.example',
      ...OPEN,
    },
  ),
  actor(
    'bridge',
    'Bridge, an association of people who came here',
    'Interprets, explains how school works here, and brings families along.',
    {
      group: 'ngo',
      kind: 'organisation',
      hours: 'Daily, 15:00 to 19:00',
      referral: 'Come to the open tea, or call.',
      languages: 'Arabic, Ukrainian, Dari, English',
      contact: 'hello@bridge.example',
      ...OPEN,
    },
  ),
  actor(
    'town',
    'Town education office',
    'Pays for the key worker and the rooms in the evening. Brings all schools of the town together.',
    { group: 'localAuthority', kind: 'organisation' },
  ),
  actor(
    'hill-road-school',
    'Hill Road lower secondary school',
    'Half of our new learners come from there. Prepares the taster days with us.',
    { group: 'feederSchool', kind: 'organisation' },
  ),
  actor(
    'clubs',
    'Rowing club and youth theatre',
    'Open their boathouse and their stage to all learners on two afternoons.',
    { group: 'creativeSportCommunity', kind: 'organisation' },
  ),
  actor(
    'money-advice',
    'Money advice of the savings bank',
    'Talks with learners about wages, rent and debts. Sells nothing here.',
    { group: 'otherExternal', kind: 'service' },
  ),
];
