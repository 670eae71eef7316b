/** A statistic in plain words. */
export type Estimator = {
  title: string;
  /** The file of `harness/statistics/` that computes it, without its ending. */
  file: string;
  plain: string;
  formula: string;
  source: string;
  /** Where a reader meets it. */
  used: string;
};

export type EstimatorGroup = { id: string; title: string; estimators: Estimator[] };

/** Of what is in the library and in no report yet. */
const UNUSED = 'in no report yet';

/** Every statistic that a figure of Sightline can come from, in the order in which a reader meets them. */
export const ESTIMATOR_GROUPS: readonly EstimatorGroup[] = [
  {
    id: 'scores',
    title: 'A score and its interval',
    estimators: [
      {
        title: 'Accuracy, clustered by video',
        file: 'accuracy',
        plain:
          'The share of scored questions that are right. Questions about one video stand or fall together, so the spread is taken over videos. Where it says nothing (one video, one question a video, all videos alike), the Wilson interval takes its place.',
        formula: 's̄ ± t(C−1, 0.975) · SE, clipped to 0 to 1',
        source: 'Miller 2024; Cameron & Miller 2015',
        used: 'every accuracy of every page',
      },
      {
        title: 'Standard error over clusters (CR1)',
        file: 'clustered-mean',
        plain: 'The residuals of a video are added up before they are squared.',
        formula: 'SE² = C/(C−1) · Σ_c (Σ_{i∈c} (s_i − s̄))² / n²',
        source: 'Cameron & Miller 2015, section II',
        used: 'every clustered interval',
      },
      {
        title: 'Wilson interval',
        file: 'wilson',
        plain:
          'An interval of a share that keeps its width near 0 and 100 %. It counts videos, not questions.',
        formula: '(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)',
        source: 'Wilson 1927',
        used: 'accuracies where the clustered one says nothing; rates of judges and overlaps',
      },
      {
        title: 'Ratio of sums',
        file: 'clustered-ratio',
        plain: 'Two sums over the same videos, divided, with the interval of the linearised ratio.',
        formula: 'R = Σ y / Σ x; residuals y − R x, summed by video',
        source: 'Cochran 1977, section 6.3',
        used: 'differences between probes, corrected scores of judges',
      },
      {
        title: 'Score above chance',
        file: 'chance-corrected',
        plain: 'What is gained above guessing, as a share of what could be gained.',
        formula: 'κ = Σ (y − c) / Σ (1 − c)',
        source: 'a ratio of sums, Cochran 1977',
        used: 'grounded answers; shortcut shares are ratios of the same kind',
      },
      {
        title: 'Bayesian interval',
        file: 'beta-posterior',
        plain:
          'For few questions: what is believed of a share after so many right ones, from a uniform prior.',
        formula: 'Beta(1 + right, 1 + wrong), equal tails',
        source: 'Bowyer, Aitchison & Ivanova 2025, section 3',
        used: 'comparisons of few questions',
      },
      {
        title: 'Exact interval',
        file: 'clopper-pearson',
        plain: 'Never covers less than it says, and is wide for it.',
        formula: 'quantiles of Beta(k, n−k+1) and Beta(k+1, n−k)',
        source: 'Clopper & Pearson 1934',
        used: 'the coverages of the calibration page',
      },
    ],
  },
  {
    id: 'comparisons',
    title: 'Two results compared',
    estimators: [
      {
        title: 'Paired difference',
        file: 'paired-difference',
        plain:
          'Both answered the same questions, so the difference is taken a question at a time, and its spread over videos. That intervals of two scores overlap says nothing.',
        formula: 'd̄ ± t(C−1, 0.975) · SE of d_i = a_i − b_i, CR1',
        source: 'Miller 2024, section 4',
        used: 'comparisons, gaps between bands, scores without flagged items',
      },
      {
        title: 'Sign-flip test',
        file: 'sign-flip',
        plain:
          'If two results were alike, the sign of each video’s difference could be turned. How often does turning at random give as large a difference? Exact up to 20 videos.',
        formula: 'p = (1 + #{|Σ ±D_c| ≥ |Σ D_c|}) / (1 + draws)',
        source: 'Fisher 1935; clusters as units',
        used: 'the p of comparisons, and of boards of few videos',
      },
      {
        title: 'McNemar over clusters',
        file: 'obuchowski',
        plain: 'The same question by the normal distribution, for 30 videos and more.',
        formula: 'Z = Σ D_c / √(Σ D_c²)',
        source: 'Obuchowski 1998',
        used: 'tie bands and tables of all pairs',
      },
      {
        title: 'McNemar’s test',
        file: 'mcnemar',
        plain: 'Takes questions as independent; shown as a companion, never decided by.',
        formula: 'exact and mid-p of Bin(n_A + n_B, ½)',
        source: 'McNemar 1947',
        used: 'comparisons',
      },
      {
        title: 'Difference of paired proportions',
        file: 'agresti-min',
        plain:
          'Has a width where nothing differs, for gates that must not pass by an empty sample.',
        formula: 'Wald after ½ is added to each of the four cells',
        source: 'Agresti & Min 2005',
        used: 'gates of the compare command',
      },
      {
        title: 'Equivalence',
        file: 'equivalence',
        plain:
          'Not separated is not the same. Two are equal only if the 90 % interval lies within a margin that was fixed before.',
        formula: 'two one-sided t tests at 5 %',
        source: 'Schuirmann 1987',
        used: 'order sensitivity (margin 2 points), comparisons',
      },
      {
        title: 'Power',
        file: 'power',
        plain: 'Which difference a number of questions can show, four times of five.',
        formula: 'n = (z_α/2 + z_β)² ω² / δ²',
        source: 'Miller 2024, equation 9',
        used: 'plans, suites, and beside comparisons that separate nothing',
      },
      {
        title: 'Training seeds',
        file: 'item-seed-variance',
        plain: 'What is said of a method rests on seeds as well as on questions: both are samples.',
        formula: 'Var = s²_item/n + s²_seed/k + s²_error/(nk)',
        source: 'Satterthwaite 1946',
        used: 'comparisons of several seeds',
      },
      {
        title: 'Paired t test',
        file: 'paired-t',
        plain: 'Differences of seeds that both arms share, from five seeds on.',
        formula: 't = d̄ / (s_d / √k)',
        source: 'Student 1908',
        used: 'comparisons of several seeds',
      },
      {
        title: 'Welch’s test',
        file: 'welch',
        plain: 'The same for seeds that the arms do not share.',
        formula: 't with the degrees of freedom of Welch',
        source: 'Welch 1947',
        used: 'comparisons of several seeds',
      },
      {
        title: 'Signed ranks',
        file: 'wilcoxon',
        plain: 'Refused below six differences, where no p can reach 5 %.',
        formula: 'Σ of the ranks of positive differences, exact',
        source: 'Wilcoxon 1945',
        used: 'comparisons of several seeds',
      },
      {
        title: 'Clusters in two directions',
        file: 'two-way-clusters',
        plain: 'Answers that share a question and a seed.',
        formula: 'V = V_first + V_second − V_neither',
        source: 'Cameron, Gelbach & Miller 2011',
        used: UNUSED,
      },
    ],
  },
  {
    id: 'ranks',
    title: 'Ranks and ties',
    estimators: [
      {
        title: 'Rank interval',
        file: 'rank-intervals',
        plain:
          'All models are ranked again on the same 2,000 resamples of the videos; the interval holds 95 % of the ranks.',
        formula: '2.5 % and 97.5 % of the ranks, outward',
        source: 'Hall & Miller 2009',
        used: 'the rank of a leaderboard',
      },
      {
        title: 'Simultaneous rank sets',
        file: 'rank-sets',
        plain: 'From 1 + the models shown to be better, to all less the models shown to be worse.',
        formula: 'pairwise tests, adjusted together by Holm',
        source: 'Mogstad, Romano, Shaikh & Wilhelm 2024',
        used: 'what separates bands',
      },
      {
        title: 'Tie bands',
        file: 'tie-groups',
        plain:
          'From the best down: who cannot be separated from the first of a band belongs to it. Being in one band is no equality.',
        formula: 'first of the band against each next one, p < 0.05 after Holm',
        source: 'a rule of this project',
        used: 'the bands of a leaderboard',
      },
      {
        title: 'Many tests at once',
        file: 'multiplicity',
        plain:
          'Holm for the few tests that carry one claim; Benjamini and Hochberg for breakdowns and probes, where one false find among twenty is borne.',
        formula: 'Holm: max_k (m−k+1) p_(k); BH: min_k m p_(k) / k',
        source: 'Holm 1979; Benjamini & Hochberg 1995',
        used: 'bands, tables of pairs, breakdowns, flagged items',
      },
    ],
  },
  {
    id: 'resampling',
    title: 'Resampling',
    estimators: [
      {
        title: 'Cluster bootstrap',
        file: 'cluster-resamples',
        plain:
          'Videos are drawn with replacement, all their questions with them. Seeded, so that everybody gets the same.',
        formula: 'C of C videos, 2,000 times',
        source: 'Davison & Hinkley 1997, section 3.8',
        used: 'ranks, shortcut shares, agreement of judges',
      },
      {
        title: 'Percentile and BCa intervals',
        file: 'bootstrap-interval',
        plain: 'The middle 95 % of the resamples, or that put right for skew.',
        formula: 'type-7 quantiles at 2.5 % and 97.5 %',
        source: 'Efron 1979, 1987',
        used: 'every bootstrap interval',
      },
      {
        title: 'Ratio of two statistics',
        file: 'ratio',
        plain: 'Has no meaning where the denominator may be 0, and is then not given.',
        formula: 'percentiles of the resampled ratio',
        source: 'Efron 1979',
        used: 'shortcut share',
      },
      {
        title: 'Bootstrap within strata',
        file: 'stratified-resamples',
        plain: 'Each category keeps its size in every resample, rescaled for small ones.',
        formula: 'as many as it has, from each category',
        source: 'Davison & Hinkley 1997, section 3.2',
        used: 'scores of generated videos',
      },
    ],
  },
  {
    id: 'shortcuts',
    title: 'Shortcuts and single items',
    estimators: [
      {
        title: 'Guess floor',
        file: 'guess-floor',
        plain:
          'How many items guessing alone would flag; what is above it is known without looking.',
        formula: '1 − (1 − P(Bin(m, 1/K) ≥ k))^T; (f − q) / (1 − q)',
        source: 'binomial tail',
        used: 'flagged items',
      },
      {
        title: 'Right answers of unlike guesses',
        file: 'poisson-binomial',
        plain: 'The chance of so many right answers where each has a chance of its own.',
        formula: 'convolution of Bernoulli trials',
        source: 'Hong 2013, section 2.5',
        used: 'which items are judged as shortcuts',
      },
      {
        title: 'Difference of two groups of items',
        file: 'group-difference',
        plain:
          'Whether a model does better on one group of items than on another, such as those that it may have met before. A video may have items in both.',
        formula:
          'ȳ_1 − ȳ_2 by the influence of each video; signs of the scores under equal means flipped',
        source: 'Hemerik, Goeman & Finos 2020',
        used: 'behaviour on items that a model may have met',
      },
      {
        title: 'Permutation of videos',
        file: 'cluster-permutation',
        plain:
          'The same where no video is in both groups: whole videos are dealt anew between them.',
        formula: 'p = (1 + #{T* ≥ T}) / (1 + draws), T in units of its own standard error',
        source: 'Chung & Romano 2013',
        used: 'behaviour on items that a model may have met',
      },
      {
        title: 'Rank correlation',
        file: 'spearman',
        plain: 'Whether two orders agree, ties at their mean rank.',
        formula: 'Pearson’s correlation of ranks',
        source: 'Spearman 1904',
        used: 'overlaps of frames',
      },
      {
        title: 'Spread of recalls by letter',
        file: 'recall-spread',
        plain: 'What a liking for a place among the options does.',
        formula: 'population standard deviation of recalls',
        source: 'Zheng et al. 2024, section 2.3',
        used: UNUSED,
      },
      {
        title: 'pass@k',
        file: 'pass-at-k',
        plain: 'The chance that one of k answers is right.',
        formula: '1 − C(n−c, k) / C(n, k)',
        source: 'Chen et al. 2021, section 2.1',
        used: UNUSED,
      },
      {
        title: 'Item response',
        file: 'item-response',
        plain: 'How likely an ability is to solve an item of some difficulty.',
        formula: 'σ(a(θ − b))',
        source: 'Birnbaum 1968',
        used: UNUSED,
      },
      {
        title: 'Design effect',
        file: 'design-effect',
        plain: 'What clusters do to the variance of a mean.',
        formula: '1 + (m̄_w − 1) ρ',
        source: 'Kish 1965, section 5.4; Donner 1986',
        used: UNUSED,
      },
    ],
  },
  {
    id: 'judges',
    title: 'Judges against people',
    estimators: [
      {
        title: 'Corrected mean',
        file: 'judge-correction',
        plain: 'The judge’s mean over everything, put right by what people say of a random part.',
        formula: 'mean(judge) + mean(human − judge); SE² = SE²_judge + SE²_gap',
        source: 'Angelopoulos et al. 2023',
        used: 'audits of judges',
      },
      {
        title: 'Cohen’s kappa',
        file: 'cohen-kappa',
        plain: 'Agreement of two beyond what their own habits would give.',
        formula: '1 − Σ w o / Σ w e',
        source: 'Cohen 1960, 1968',
        used: 'audits of judges',
      },
      {
        title: 'Fleiss’ kappa',
        file: 'fleiss-kappa',
        plain: 'The same for several raters of every item.',
        formula: '(P̄ − P̄_e) / (1 − P̄_e)',
        source: 'Fleiss 1971',
        used: 'panels of raters',
      },
      {
        title: 'Krippendorff’s alpha',
        file: 'krippendorff-alpha',
        plain: 'The same where ratings are missing, or ordered.',
        formula: '1 − D_observed / D_expected',
        source: 'Krippendorff 2011',
        used: 'panels of raters',
      },
    ],
  },
];
