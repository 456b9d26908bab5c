<?php // php load.php SITE FILE: posts from lines of JSON with title, teaser, body (HTML), on, slug, kind
define('WP_IMPORTING', true);
require $argv[1] . '/wp-load.php';
wp_defer_term_counting(true);
wp_defer_comment_counting(true);
wp_suspend_cache_addition(true);
remove_action('do_pings', 'do_all_pings');
$kinds = [];
$file = fopen($argv[2], 'r');
for ($count = 1; ($line = fgets($file)) !== false; $count++) {
    $item = json_decode($line, true);
    if (!isset($kinds[$item['kind']])) {
        $term = term_exists($item['kind'], 'category') ?: wp_insert_term($item['kind'], 'category');
        $kinds[$item['kind']] = (int) $term['term_id'];
    }
    wp_insert_post([
        'post_title' => $item['title'], 'post_content' => $item['body'], 'post_excerpt' => $item['teaser'],
        'post_status' => 'publish', 'post_date' => $item['on'] . ' 09:00:00', 'post_name' => $item['slug'],
        'post_author' => 1, 'post_category' => [$kinds[$item['kind']]],
    ]);
    if ($count % 500 == 0) {
        wp_cache_flush();
    }
}
wp_defer_term_counting(false);
echo wp_count_posts()->publish;
