/** The companies and the categories of the lab papers, in the order in which the report's table has them. */
import type { Category, Company } from '../src/papers/dataset.ts';

export const COMPANIES: Company[] = [
  { id: 'anthropic', name: 'Anthropic' },
  { id: 'google-deepmind', name: 'Google DeepMind' },
  { id: 'openai', name: 'OpenAI' },
];

/**
 * The report's nine approaches, and one that it names as having no papers from these companies: a gap is a finding, so
 * it is shown. The definitions are this project's own words.
 */
export const CATEGORIES: Category[] = [
  {
    id: 'enhancing-human-feedback',
    name: 'Enhancing human feedback',
    definition:
      'Getting a better human signal for training and oversight, from learning from preferences to debate and constitutional methods.',
  },
  {
    id: 'mechanistic-interpretability',
    name: 'Mechanistic interpretability',
    definition: 'Reading from the inside of a model what it computes and how.',
  },
  {
    id: 'robustness',
    name: 'Robustness',
    definition: 'Keeping a model safe when its input is odd, shifted or hostile.',
  },
  {
    id: 'safety-evaluations',
    name: 'Safety evaluations',
    definition: 'Testing models for dangerous abilities or inclinations, red-teaming included.',
  },
  {
    id: 'power-seeking-tendencies',
    name: 'Power-seeking tendencies',
    definition: 'Understanding and preventing that a model pursues power as a means to its ends.',
  },
  {
    id: 'honest-ai',
    name: 'Honest AI',
    definition: 'Making what a model says agree with what it holds to be true.',
  },
  {
    id: 'safety-by-design',
    name: 'Safety by design',
    definition:
      'Building AI in other ways than deep learning does today, so that safety can be argued from the design.',
  },
  {
    id: 'unlearning',
    name: 'Unlearning',
    definition: 'Removing dangerous knowledge from a trained model.',
  },
  {
    id: 'model-organisms-of-misalignment',
    name: 'Model organisms of misalignment',
    definition: 'Making small misaligned models on purpose, in order to study how misalignment arises and what helps.',
  },
  {
    id: 'multi-agent-safety',
    name: 'Multi-agent safety',
    definition: 'Risks that arise when AI systems meet and act on each other.',
  },
];
