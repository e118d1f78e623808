import type { Work } from './origin.ts';

/** The published works that we point to, each named once. */
export const works = {
  communityInvolvement: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: lack of community involvement',
    url: 'https://www.cedefop.europa.eu/en/node/24609',
  },
  learnersAtRisk: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: identify',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/identify',
  },
  reflectionTool: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: reflection tool for VET providers',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/evaluate/reflection-tool-for-vet-providers',
  },
  workplaces: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: inclusive work-based learning environments',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/intervention-approaches/inclusive-work-based-learning-environments',
  },
  health: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: health and well-being',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/protective-factors/health-and-well-being',
  },
  pathways: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: tailored learning pathways',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/intervention-approaches/tailored-learning-pathways',
  },
  psychosocial: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: psychosocial support',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/intervention-approaches/psychosocial-support',
  },
  earlySigns: {
    publisher: 'Cedefop',
    title: 'VET toolkit for tackling early leaving: identification of learners at risk of early leaving',
    url: 'https://www.cedefop.europa.eu/en/tools/vet-toolkit-tackling-early-leaving/intervention-approaches/identification-learners-risk-early-leaving',
  },
  servicesTogether: {
    publisher: 'Cedefop',
    title: 'Multidisciplinary approaches: comprehensive intervention to empower those at risk',
    url: 'https://www.cedefop.europa.eu/en/blog-articles/multidisciplinary-approaches-comprehensive-intervention-empower-those-risk',
  },
  causesStudy: {
    publisher: 'Cedefop',
    title:
      'Leaving education early: putting vocational education and training centre stage, volume I: investigating causes and extent (2016)',
    url: 'https://www.cedefop.europa.eu/en/publications/5557',
  },
  refernetSurvey: {
    publisher: 'Cedefop',
    title:
      'Stemming the tide: tackling early leaving from vocational education and training in times of crises (2023), a survey of the ReferNet network in 2022',
    url: 'https://www.cedefop.europa.eu/en/publications/5604',
  },
  earlyLeavers: {
    publisher: 'Eurostat',
    title: 'Glossary: early leaver from education and training',
    url: 'https://ec.europa.eu/eurostat/statistics-explained/index.php?title=Glossary:Early_leaver_from_education_and_training',
  },
  fromEducationToWork: {
    publisher: 'Eurostat',
    title: 'Educational attainment level and transition from education to work: about the data',
    url: 'https://ec.europa.eu/eurostat/cache/metadata/en/edat1_esms.htm',
  },
  trainingOfStaff: {
    publisher: 'EQAVET',
    title: 'Indicator 2: investment in training of teachers and trainers',
    url: 'https://www.eqavet.eu/EU-Quality-Assurance/For-VET-System/Monitoring-your-System/Evaluation/Indicators/Indicator-2',
  },
  participation: {
    publisher: 'EQAVET',
    title: 'Indicator 3: participation rate in VET programmes',
    url: 'https://www.eqavet.eu/EU-Quality-Assurance/For-VET-System/Monitoring-your-System/Evaluation/Indicators/Indicator-3',
  },
  completion: {
    publisher: 'EQAVET',
    title: 'Indicator 4: completion rate in VET programmes, with the practice of Denmark and Estonia',
    url: 'https://www.eqavet.eu/EU-Quality-Assurance/For-VET-System/Monitoring-your-System/Evaluation/Indicators/Indicator-4/Detail',
  },
  placement: {
    publisher: 'EQAVET',
    title: 'Indicator 5: placement rate in VET programmes',
    url: 'https://www.eqavet.eu/EU-Quality-Assurance/For-VET-System/Monitoring-your-System/Evaluation/Indicators/Indicator-5',
  },
  vulnerableGroups: {
    publisher: 'EQAVET',
    title: 'Indicator 8: prevalence of vulnerable groups',
    url: 'https://www.eqavet.eu/EU-Quality-Assurance/For-VET-System/Monitoring-your-System/Evaluation/Indicators/Indicator-8',
  },
  endedContracts: {
    publisher: 'BIBB',
    title: 'Vertragslösungsquote: description of the indicator (in German)',
    url: 'https://www.bibb.de/de/4705.php',
  },
  warningSigns: {
    publisher: 'University of Nebraska-Lincoln',
    title: 'Dropout screening and early warning (2015)',
  },
  belonging: {
    publisher: 'OECD',
    title: 'PISA 2015 results, volume III: students’ well-being (2017)',
    url: 'https://doi.org/10.1787/9789264273856-en',
  },
  schoolClimate: {
    publisher: 'PhenX Toolkit',
    title: 'School social environment, protocol 211001, after Zullig and others (2010)',
    url: 'https://www.phenxtoolkit.org/protocols/view/211001',
  },
} as const satisfies Readonly<Record<string, Work>>;
